# Sourced by build.sh: the same engine as plain JavaScript, for pages whose policy refuses WebAssembly to content scripts (Chromium does so
# wherever the page's script-src lacks 'wasm-unsafe-eval'). wasm2js reads only the first version of WebAssembly, so the crate and the standard
# library are compiled for that; the standard library needs cargo's build-std, which stable Rust allows with RUSTC_BOOTSTRAP.

JS_ENGINE=target/js-engine

build_js_engine() {
  say 'engine: Rust to plain JavaScript'
  # Growing the memory copies it, so it starts large enough for most pages.
  RUSTC_BOOTSTRAP=1 EXTRA_RUSTFLAGS='-C target-cpu=mvp -C target-feature=+mutable-globals -C link-arg=--initial-memory=16777216' \
    cargo_reproducible "$WASM_TARGET" --target-dir "$JS_ENGINE/cargo" -Z build-std=std,panic_abort
  local raw=$JS_ENGINE/cargo/$WASM_TARGET/release/lede.wasm
  if up_to_date "$JS_ENGINE/pkg/lede_bg.wasm.js" "$raw" tools/js-engine.sh tools/grow-memory.mjs package-lock.json; then
    echo "$JS_ENGINE is up to date"
    return
  fi
  rm -rf "$JS_ENGINE/pkg"
  wasm-bindgen "$raw" --target bundler --out-dir "$JS_ENGINE/pkg" --out-name lede
  local pkg=$JS_ENGINE/pkg
  node_modules/.bin/wasm-opt -O3 --mvp-features --enable-mutable-globals "$pkg/lede_bg.wasm" -o "$pkg/mvp.wasm"
  node_modules/.bin/wasm2js -O3 --mvp-features --enable-mutable-globals "$pkg/mvp.wasm" -o "$pkg/lede_bg.wasm.js"
  rm "$pkg/mvp.wasm"
  node tools/grow-memory.mjs "$pkg/lede_bg.wasm.js"
  sed -i 's#"./lede_bg.wasm"#"./lede_bg.wasm.js"#' "$pkg/lede.js"
}
