/** Queries and rows of a tile of products; a workgroup computes one tile. */
export const TILE = 64;
/** Columns are padded to a multiple of this: a tile takes so many at a time. */
export const CHUNK = 16;

/**
 * All products of queries with a panel of rows, each turned into a whole number that has the same order, `[queries, total]`.
 * 256 threads have 4 × 4 products each. A query's product with its own row becomes the largest number.
 */
export const PRODUCTS = /* wgsl */ `
struct Shape {
  columns: u32,  // of a row, in groups of four
  queries: u32,
  rows: u32,     // of the panel
  first: u32,    // the panel's first row among all
  total: u32,    // rows of all panels
  own: u32,      // the row among all that query 0 is
}
@group(0) @binding(0) var<uniform> shape: Shape;
@group(0) @binding(1) var<storage, read> queries: array<vec4f>;
@group(0) @binding(2) var<storage, read> panel: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> keys: array<u32>;

var<workgroup> some_queries: array<vec4f, 256>;
var<workgroup> some_rows: array<vec4f, 256>;

fn ordered(value: f32) -> u32 {
  let bits = bitcast<u32>(value);
  return select(bits | 0x80000000u, ~bits, (bits >> 31u) == 1u);
}

fn keep(query: u32, row: u32, product: f32) {
  if (query >= shape.queries || row >= shape.rows) { return; }
  let number = shape.first + row;
  let own = number == shape.own + query;
  keys[query * shape.total + number] = select(ordered(product), 0xffffffffu, own);
}

fn products_with(q: vec4f, a: vec4f, b: vec4f, c: vec4f, d: vec4f) -> vec4f {
  return vec4f(dot(q, a), dot(q, b), dot(q, c), dot(q, d));
}

@compute @workgroup_size(16, 16)
fn multiply(
  @builtin(workgroup_id) tile: vec3u,
  @builtin(local_invocation_id) place: vec3u,
  @builtin(local_invocation_index) index: u32,
) {
  let query = tile.y * 64u + index / 4u;
  let row = tile.x * 64u + index / 4u;
  var sum0 = vec4f();
  var sum1 = vec4f();
  var sum2 = vec4f();
  var sum3 = vec4f();
  for (var chunk = 0u; chunk < shape.columns; chunk += 4u) {
    let column = chunk + index % 4u;
    some_queries[index] = vec4f();
    some_rows[index] = vec4f();
    if (query < shape.queries) { some_queries[index] = queries[query * shape.columns + column]; }
    if (row < shape.rows) { some_rows[index] = panel[row * shape.columns + column]; }
    workgroupBarrier();
    for (var c = 0u; c < 4u; c++) {
      let q = place.y * 16u + c;
      let r = place.x * 16u + c;
      let a = some_rows[r];
      let b = some_rows[r + 4u];
      let d = some_rows[r + 8u];
      let e = some_rows[r + 12u];
      sum0 += products_with(some_queries[q], a, b, d, e);
      sum1 += products_with(some_queries[q + 4u], a, b, d, e);
      sum2 += products_with(some_queries[q + 8u], a, b, d, e);
      sum3 += products_with(some_queries[q + 12u], a, b, d, e);
    }
    workgroupBarrier();
  }
  let first_query = tile.y * 64u + place.y * 4u;
  let first_row = tile.x * 64u + place.x * 4u;
  for (var r = 0u; r < 4u; r++) {
    keep(first_query, first_row + r, sum0[r]);
    keep(first_query + 1u, first_row + r, sum1[r]);
    keep(first_query + 2u, first_row + r, sum2[r]);
    keep(first_query + 3u, first_row + r, sum3[r]);
  }
}
`;

/**
 * The least keys of each query, exactly \`places\` of them, in no order: a workgroup finds the last of them byte by byte
 * (radix selection) and then gathers all smaller keys, and as many equal ones as fit.
 */
export const SELECT = /* wgsl */ `
struct Wanted { total: u32, places: u32 }
@group(0) @binding(0) var<uniform> wanted: Wanted;
@group(0) @binding(1) var<storage, read> keys: array<u32>;
@group(0) @binding(2) var<storage, read_write> found: array<vec2u>;  // number and key, [queries, places]

var<workgroup> bins: array<atomic<u32>, 256>;
var<workgroup> bin: u32;
var<workgroup> below: u32;
var<workgroup> lesser: atomic<u32>;
var<workgroup> equal: atomic<u32>;

@compute @workgroup_size(256)
fn choose(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) index: u32) {
  let first = group.x * wanted.total;
  var last = 0u;
  var left = wanted.places;
  for (var byte = 0u; byte < 4u; byte++) {
    let shift = 24u - 8u * byte;
    // The bytes that are known; a shift by 32 would be one by 0.
    let known = select(0xffffffffu << ((shift + 8u) & 31u), 0u, byte == 0u);
    atomicStore(&bins[index], 0u);
    workgroupBarrier();
    for (var i = index; i < wanted.total; i += 256u) {
      let key = keys[first + i];
      if ((key & known) == last) { atomicAdd(&bins[(key >> shift) & 255u], 1u); }
    }
    workgroupBarrier();
    if (index == 0u) {
      var sum = 0u;
      var at = 0u;
      for (; at < 255u; at++) {
        let count = atomicLoad(&bins[at]);
        if (sum + count >= left) { break; }
        sum += count;
      }
      bin = at;
      below = sum;
    }
    last |= workgroupUniformLoad(&bin) << shift;
    left -= workgroupUniformLoad(&below);
  }
  if (index == 0u) {
    atomicStore(&lesser, 0u);
    atomicStore(&equal, 0u);
  }
  workgroupBarrier();
  let place = group.x * wanted.places;
  for (var i = index; i < wanted.total; i += 256u) {
    let key = keys[first + i];
    if (key < last) {
      found[place + atomicAdd(&lesser, 1u)] = vec2u(i, key);
    } else if (key == last) {
      let turn = atomicAdd(&equal, 1u);
      if (turn < left) { found[place + wanted.places - left + turn] = vec2u(i, key); }
    }
  }
}
`;
