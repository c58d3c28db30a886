#!/usr/bin/env bash
# The one entry point: builds, demonstrates, tests, measures and packages Lede. `./build.sh help` lists the commands.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source tools/setup.sh
source tools/js-engine.sh

WASM_TARGET=wasm32-unknown-unknown
# What rustc's default wasm target may emit; wasm-opt has to be told.
WASM_FEATURES=(--enable-bulk-memory --enable-bulk-memory-opt --enable-multivalue --enable-mutable-globals
  --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext)

usage() {
  cat <<'HELP'
./build.sh              build everything: www/pkg, dist/chrome, dist/firefox
./build.sh engine       build only www/pkg
./build.sh demo         press the button on a sample page in Chromium; pictures in target/demo (--open: leave the browser open)
./build.sh test [layer] all tests, or some of: fmt clippy native js types lint size wasm e2e
./build.sh serve [port] the playground on localhost
./build.sh bench [args] measure beside Readability.js and Defuddle, where the benchmark is at hand
./build.sh bench auto   time to the cleaned view, and what pages cost that are left alone, with and without the extension
./build.sh package      store packages: dist/lede-chrome.zip, dist/lede-firefox.zip
./build.sh clean        remove everything that was built
HELP
}

say() { printf '\n== %s\n' "$*"; }

# The engine as WebAssembly: www/pkg/lede.js and the wasm beside it.
build_engine() {
  say 'engine: Rust to WebAssembly'
  cargo_reproducible "$WASM_TARGET" --target-dir target
  local raw=target/$WASM_TARGET/release/lede.wasm
  if up_to_date www/pkg/lede_bg.wasm "$raw" build.sh package-lock.json; then
    echo 'www/pkg is up to date'
    return
  fi
  rm -rf www/pkg
  wasm-bindgen "$raw" --target web --out-dir www/pkg --out-name lede
  # By default whole stages melt into functions of 160 KB, which browsers' baseline compilers take many times as long to compile.
  # The first kilobyte of memory is the far end of the stack: reckoning with that, wasm-opt folds additions into the loads' offsets.
  node_modules/.bin/wasm-opt -O3 --converge --low-memory-unused --one-caller-inline-max-function-size=300 "${WASM_FEATURES[@]}" www/pkg/lede_bg.wasm -o www/pkg/lede_bg.wasm
}

# cargo build for wasm with this machine's paths cut out, so that a store reviewer's build gives the same bytes.
cargo_reproducible() {
  local target=$1 sysroot
  shift
  sysroot=$(rustc --print sysroot)
  local remap="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo --remap-path-prefix=$sysroot=/rust --remap-path-prefix=$PWD=/lede"
  # An eighth of LLVM's usual limit for inlining (225) and no unrolled loops: the same speed of a first call, measured, with 60 KB less to load and
  # compile.
  local lean='-C llvm-args=-inline-threshold=30 -C llvm-args=-unroll-threshold=0'
  RUSTFLAGS="$remap $lean ${EXTRA_RUSTFLAGS:-}" cargo build --release --lib --target "$target" "$@"
}

# True where the first file exists and is newer than all others.
up_to_date() {
  local output=$1 input
  shift
  [[ -e $output ]] || return 1
  for input in "$@"; do
    [[ $output -nt $input ]] || return 1
  done
}

build_extension() {
  say 'extension: dist/chrome and dist/firefox'
  node tools/extension.mjs
}

build() {
  setup build
  build_engine
  # A process of its own: without this engine everything works but pages that refuse WebAssembly.
  ./build.sh js-engine || echo 'Warning: no JavaScript engine; the extension will say so on pages that refuse WebAssembly.' >&2
  build_extension
  say 'sizes'
  node tools/sizes.mjs
}

package() {
  build
  say 'store packages'
  node tools/zip.mjs dist/chrome dist/lede-chrome.zip
  node tools/zip.mjs dist/firefox dist/lede-firefox.zip
}

bench() {
  if [[ ${1:-} == auto ]]; then
    setup browser
    build
    node tools/bench-auto.mjs "${@:2}"
    return
  fi
  if [[ ! -x ../shared/bench/bench ]]; then
    echo 'The benchmark compares builds on other people'"'"'s pages, so it is not part of this repository; it was not found in ../shared/bench.'
    return 0
  fi
  build
  ../shared/bench/bench www/pkg "$@"
}

case ${1:-build} in
  build) build ;;
  engine)
    setup build
    build_engine
    ;;
  js-engine)
    setup build
    build_js_engine
    ;;
  demo)
    setup browser
    build
    node tools/demo.mjs "${@:2}"
    ;;
  test)
    source tools/test.sh
    test_layers "${@:2}"
    ;;
  serve)
    build
    node tools/serve.mjs "${2:-8080}"
    ;;
  bench) bench "${@:2}" ;;
  package) package ;;
  clean) rm -rf target dist www/pkg && echo 'Removed target, dist and www/pkg.' ;;
  help | -h | --help) usage ;;
  *)
    echo "There is no command '$1'." >&2
    usage >&2
    exit 2
    ;;
esac
