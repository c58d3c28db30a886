# Sourced by build.sh: the test layers, each a function test_NAME, and a summary in the runners' own words.

LAYERS=(fmt clippy native js types lint size wasm e2e)
LOGS=target/test-logs

test_layers() {
  local layers=("$@") layer failed=0
  ((${#layers[@]})) || layers=("${LAYERS[@]}")
  for layer in "${layers[@]}"; do
    declare -F "test_$layer" >/dev/null || missing "The layer $layer" "./build.sh test ${LAYERS[*]}"
  done
  prepare "${layers[@]}"
  mkdir -p "$LOGS"
  : >"$LOGS/summary"
  for layer in "${layers[@]}"; do run_layer "$layer" || failed=1; done
  say summary
  cat "$LOGS/summary"
  return "$failed"
}

# The Rust layers alone need neither Node.js nor a browser.
prepare() {
  case " $* " in
    *" wasm "* | *" e2e "*) setup test ;;
    *" js "* | *" types "* | *" lint "* | *" size "*) setup build ;;
  esac
  case " $* " in *" types "* | *" lint "* | *" size "* | *" e2e "*) build ;; esac
}

# Runs one layer in a shell of its own, so that its first failing command ends it.
run_layer() {
  local layer=$1 start=$SECONDS verdict=passed
  say "test: $layer"
  set +e
  (set -euo pipefail && "test_$layer") 2>&1 | tee "$LOGS/$layer"
  ((PIPESTATUS[0] == 0)) || verdict=FAILED
  set -e
  {
    printf '%-8s %s in %d s\n' "$layer" "$verdict" $((SECONDS - start))
    grep -E '^(test result:|# (tests|pass|fail) |errors |error TS|The engine is over)' "$LOGS/$layer" | sed 's/^/         /' || true
    # Where output is cut to its end, this is all that is seen of a failure.
    [[ $verdict == passed ]] || tail -n 25 "$LOGS/$layer" | sed 's/^/         | /'
    # The table of pages that fight.
    grep -E '^# .* (chromium|ok|none|FAILED) +(firefox|ok|none|FAILED) *$|^#   (chromium|firefox): ' "$LOGS/$layer" | sed 's/^# /         /' || true
  } >>"$LOGS/summary"
  [[ $verdict == passed ]]
}

test_fmt() { cargo fmt --check; }

test_clippy() {
  cargo clippy --quiet --all-targets -- -D warnings
  cargo clippy --quiet --target wasm32-unknown-unknown --lib -- -D warnings
}

test_native() { cargo test; }

test_js() { node --test --test-reporter=tap tests/js/*.test.mjs; }

test_types() { node_modules/.bin/tsc --project tsconfig.json; }

test_size() { node tools/sizes.mjs --check; }

test_lint() { node_modules/.bin/addons-linter --output json dist/firefox | node tools/lint.mjs; }

test_wasm() {
  browser_tests && return
  # A test that fails says so; without a word of any test, the browser or its driver did not start.
  ! grep -q '^test ' "$LOGS/wasm" || return 1
  echo 'No test ran: trying once more.'
  browser_tests
}

# Through WASM_BINDGEN_TEST_TIMEOUT, a slow machine gets a minute for each file. Where the runner is told of a geckodriver, it takes Firefox whatever
# wasm-pack says.
browser_tests() {
  local helper code=0
  node tools/occupy-runner.mjs &
  helper=$!
  WASM_BINDGEN_TEST_TIMEOUT=60 env -u GECKODRIVER wasm-pack test --headless --chrome --chromedriver "$CHROMEDRIVER" -- --test web || code=$?
  kill "$helper" 2>/dev/null || true
  return "$code"
}

test_e2e() { node --test --test-reporter=tap tests/e2e/*.test.mjs; }
