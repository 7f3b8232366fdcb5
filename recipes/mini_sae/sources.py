"""The sources of the miniature corpus, each with its category and licence."""

import io
import re
import zipfile

from cleaning import (
    as_it_is,
    cess,
    cnxml,
    code,
    factbook,
    group,
    gutenberg,
    scripture,
    shakespeare,
    tidy,
    untag,
    unwrap,
)
from git_text import decode

CATEGORIES = [
    "math-latex",
    "c-code",
    "python-code",
    "javascript-code",
    "tech-docs",
    "science-textbook",
    "humanities-textbook",
    "country-facts",
    "fiction",
    "scripture",
    "reviews",
    "news-speeches",
    "dialogue",
    "foreign-language",
]

NCSA, BY = "CC BY-NC-SA 4.0", "CC BY 4.0"
NLTK = "nltk/nltk_data"
# texts shorter than this, in characters, are dropped
SHORTEST = 400

# (category, name, licence, repository, pattern of paths, cleaning)
CODE = [
    ("python-code", "networkx/networkx", "BSD-3-Clause", "networkx/networkx", r"\.py$", as_it_is),
    ("python-code", "pallets/flask", "BSD-3-Clause", "pallets/flask", r"\.py$", as_it_is),
    ("javascript-code", "expressjs/express", "MIT", "expressjs/express", r"\.js$", code),
    (
        *("javascript-code", "lodash/lodash", "MIT", "lodash/lodash"),
        *(r"^(lodash|fp/.*|test/test|test/test-fp|lib/.*|perf/perf)\.js$", code),
    ),
    (
        *("javascript-code", "jquery/jquery", "MIT", "jquery/jquery"),
        *(r"^(src|test/unit|build|test/data)/.*\.js$", code),
    ),
    ("javascript-code", "hapijs/hapi", "BSD-3-Clause", "hapijs/hapi", r"^(lib|test)/.*\.js$", code),
    ("javascript-code", "mochajs/mocha", "MIT", "mochajs/mocha", r"^(lib|test|bin)/.*\.js$", code),
    ("javascript-code", "d3/d3-geo", "ISC", "d3/d3-geo", r"^(src|test)/.*\.js$", code),
    ("javascript-code", "observablehq/plot", "ISC", "observablehq/plot", r"^src/.*\.js$", code),
]
DOCS = [
    (
        *("rust-lang/book", "MIT OR Apache-2.0", "rust-lang/book"),
        r"^(src|2018-edition/src|second-edition/src|first-edition/src)/.*\.md$",
    ),
    ("observablehq/plot (docs)", "ISC", "observablehq/plot", r"\.md$"),
    ("pallets/flask (docs)", "BSD-3-Clause", "pallets/flask", r"\.rst$"),
    ("networkx/networkx (docs)", "BSD-3-Clause", "networkx/networkx", r"^doc/.*\.rst$"),
    ("lodash/lodash (docs)", "MIT", "lodash/lodash", r"^(README|doc/README|release|\.github/.*)\.md$"),
    ("hapijs/hapi (docs)", "BSD-3-Clause", "hapijs/hapi", r"\.md$"),
    ("mochajs/mocha (docs)", "MIT", "mochajs/mocha", r"\.(md|mdx)$"),
    ("expressjs/express (docs)", "MIT", "expressjs/express", r"\.md$"),
]
TEXTBOOKS = [
    ("science-textbook", "osbooks-university-physics-bundle", NCSA),
    ("science-textbook", "osbooks-anatomy-physiology", NCSA),
    ("science-textbook", "osbooks-microbiology", NCSA),
    ("science-textbook", "osbooks-chemistry-bundle", NCSA),
    ("humanities-textbook", "osbooks-world-history", NCSA),
    ("humanities-textbook", "osbooks-us-history", NCSA),
    ("humanities-textbook", "osbooks-american-government", NCSA),
    ("humanities-textbook", "osbooks-psychology", NCSA),
    ("humanities-textbook", "osbooks-principles-economics-bundle", BY),
]
FICTION = [
    ("Moby-Dick--Or-The-Whale_2701", "2701-0.txt"),
    ("Pride-and-Prejudice_1342", "1342-0.txt"),
    ("Great-Expectations_1400", "1400-0.txt"),
    ("The-Adventures-of-Sherlock-Holmes_1661", "1661.txt"),
    ("Frankenstein_84", "84.txt"),
    ("Dracula_345", "345.txt"),
    ("War-and-Peace_2600", "2600-0.txt"),
    ("Middlemarch_145", "145-8.txt"),
]
FOREIGN = [
    ("Les-trois-mousquetaires_13951", "13951-8.txt"),
    ("Madame-Bovary_14155", "14155-8.txt"),
    ("Candide_4650", "4650-8.txt"),
    ("Don-Quijote_2000", "2000-8.txt"),
    ("Die-Verwandlung_22367", "22367-8.txt"),
]
BIBLE = "GITenberg/The-King-James-Bible_10900"


def untag_slash(s):
    return untag(s, "/")


def untag_line(s):
    return untag(s, "_")


# (category, title, licence, corpus of nltk_data, pattern of files, cleaning, whether small files are grouped)
NLTK_CORPORA = [
    (
        *("foreign-language", "genesis (fr, de, pt)", "public domain", "genesis"),
        *(r"(french|german|portuguese)\.txt", unwrap, False),
    ),
    (
        *("foreign-language", "cess_esp", "free for research with citation (CESS-ECE)", "cess_esp"),
        *(r"\.tbf$", cess, True),
    ),
    (
        *("foreign-language", "udhr2 (fr, de, es)", "public domain", "udhr2"),
        *(r"/(fra|deu_1996|deu_1901|spa)\.txt", unwrap, False),
    ),
    ("reviews", "movie_reviews", BY, "movie_reviews", r"/(pos|neg)/.*\.txt", as_it_is, False),
    (
        *("fiction", "brown (fiction sections)", "non-commercial use", "brown"),
        *(r"/c[klmnpr]\d\d$", untag_slash, True),
    ),
    (
        *("news-speeches", "brown (press sections)", "non-commercial use", "brown"),
        *(r"/c[abc]\d\d$", untag_slash, True),
    ),
    (
        *("news-speeches", "abc", "no licence stated (Australian Broadcasting Commission, 2006)", "abc"),
        *(r"\.txt$", as_it_is, False),
    ),
    ("news-speeches", "state_union", "public domain", "state_union", r"\.txt$", unwrap, False),
    ("news-speeches", "inaugural", "public domain", "inaugural", r"/\d.*\.txt$", unwrap, False),
    ("dialogue", "shakespeare", "public domain", "shakespeare", r"\.xml$", shakespeare, False),
    (
        *("dialogue", "switchboard (transcript)", "Open Content License", "switchboard"),
        *(r"/transcript$", as_it_is, False),
    ),
    (
        *("dialogue", "masc_tagged (spoken)", "open (OANC/MASC, any use)", "masc_tagged"),
        *(r"/spoken/.*\.txt$", untag_line, False),
    ),
    (
        *("dialogue", "webtext", "no licence stated", "webtext"),
        *(r"(overheard|firefox|grail|pirates|wine|singles)\.txt$", as_it_is, False),
    ),
]


def nltk_corpus(repositories, name, pattern, clean):
    """Cleaned files of one zipped nltk_data corpus."""
    path = f"packages/corpora/{name}.zip"
    archive = zipfile.ZipFile(io.BytesIO(dict(repositories.blobs(NLTK, [path]))[path]))
    return [clean(decode(archive.read(n))) for n in sorted(archive.namelist()) if re.search(pattern, n)]


def all_sources(repositories):
    """Yields (category, name, licence, cleaned files) of every source, in the order of their numbers."""
    tree = repositories.tree
    yield (
        *("math-latex", "stacks/stacks-project", "GFDL-1.2-or-later"),
        tree("stacks/stacks-project", r"^[^/]+\.tex$", as_it_is, skip="book|fdl|preamble|test", limit=3_000_000),
    )
    yield (
        *("c-code", "redis/redis", "AGPL-3.0 / RSALv2 / SSPLv1 (hiredis, jemalloc, lua under BSD/MIT)"),
        tree(
            "redis/redis",
            r"^(src|deps/(hiredis|lua/src|jemalloc/src))/.*\.[ch]$",
            code,
            skip="crc16_slottable|unicode|commands\\.c|generated",
        ),
    )
    for category, name, licence, repo, pattern, clean in CODE:
        limit = 2_000_000 if repo == "lodash/lodash" else 400_000
        yield category, name, licence, group(tree(repo, pattern, clean, limit=limit))
    for name, licence, repo, pattern in DOCS:
        yield "tech-docs", name, licence, group(tree(repo, pattern, as_it_is))
    for category, repo, licence in TEXTBOOKS:
        yield category, f"openstax/{repo}", licence, tree(f"openstax/{repo}", r"\.cnxml$", cnxml)
    yield (
        *("country-facts", "factbook/factbook.json", "CC0 1.0 (public domain)"),
        tree("factbook/factbook.json", r"^[a-z-]+/[a-z]+\.json$", factbook),
    )
    for book, path in FICTION:
        repo = f"GITenberg/{book}"
        yield "fiction", repo, "public domain", [gutenberg(decode(b)) for _, b in repositories.blobs(repo, [path])]
    yield "scripture", BIBLE, "public domain", tree(BIBLE, r"10900-h/book\d+\.htm$", scripture)
    for book, path in FOREIGN:
        repo = f"GITenberg/{book}"
        texts = [gutenberg(b.decode("latin-1")) for _, b in repositories.blobs(repo, [path])]
        yield "foreign-language", repo, "public domain", texts
    for category, title, licence, corpus, pattern, clean, grouped in NLTK_CORPORA:
        files = nltk_corpus(repositories, corpus, pattern, clean)
        yield category, f"nltk_data: {title}", licence, group(files) if grouped else files


def read_sources(repositories):
    """All texts as (category, source number, text), and the facts about each source for the datasheet."""
    texts, sources = [], []
    for number, (category, name, licence, files) in enumerate(all_sources(repositories)):
        kept = [t for t in map(tidy, files) if len(t) >= SHORTEST]
        texts += [(category, number, t) for t in kept]
        size = sum(len(t.encode()) for t in kept)
        facts = dict(id=number, source=name, category=category, licence=licence, files=len(kept), bytes=size)
        sources.append(facts)
        print(f"{category:20s} {name:55s} {len(kept):5d} files {size / 1e6:7.2f} MB", flush=True)
    return texts, sources
