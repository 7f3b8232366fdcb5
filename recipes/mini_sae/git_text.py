"""Reads text from bare git snapshots of public repositories."""

import os
import re
import subprocess


class Repositories:
    """Snapshots below a folder: FOLDER/OWNER+NAME/repo, or FOLDER/OWNER+NAME/repo/.git, is a git directory."""

    def __init__(self, folder):
        self.folder = folder

    def git_dir(self, repo):
        path = f"{self.folder}/{repo.replace('/', '+')}/repo"
        return path + "/.git" if os.path.isdir(path + "/.git") else path

    def listing(self, repo):
        """(path, size in bytes) of every file."""
        command = ["git", "-C", self.git_dir(repo), "ls-tree", "-r", "-l", "-z", "HEAD"]
        out = subprocess.run(command, capture_output=True).stdout.decode("utf8", "replace")
        rows = []
        for line in filter(None, out.split("\0")):
            meta, path = line.split("\t", 1)
            size = meta.split()[3]
            if size not in ("BAD", "-"):
                rows.append((path, int(size)))
        return rows

    def blobs(self, repo, paths):
        """Yields (path, bytes) of many files with one git process."""
        command = ["git", "-C", self.git_dir(repo), "cat-file", "--batch"]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for path in paths:
            process.stdin.write(f"HEAD:{path}\n".encode())
            process.stdin.flush()
            head = process.stdout.readline().split()
            if len(head) < 3:
                continue
            data = process.stdout.read(int(head[2]))
            process.stdout.read(1)
            yield path, data
        process.stdin.close()
        process.wait()

    def tree(self, repo, pattern, clean, skip=None, limit=400_000):
        """The cleaned files whose path matches `pattern` and not `skip`, below `limit` bytes."""
        paths = [
            path
            for path, size in self.listing(repo)
            if re.search(pattern, path) and size < limit and not (skip and re.search(skip, path))
        ]
        return [clean(decode(data)) for _, data in self.blobs(repo, paths)]


def decode(data):
    """UTF-8, or else Latin-1."""
    try:
        return data.decode("utf8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
