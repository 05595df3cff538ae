# The verbs of the house. `make` is only a short name for them; the README's commands need no make.
.PHONY: test lint format render golden packs examples bench browser
BIN := .venv/bin

.venv:
	python3 -m venv .venv && $(BIN)/pip install -q -c constraints.txt -e '.[dev]'
test: .venv        ## all tests but those that need LibreOffice, Chromium or node
	$(BIN)/pytest
render: .venv      ## the tests that need LibreOffice, Chromium or node
	$(BIN)/pip install -q -c constraints.txt -e '.[render]'
	$(BIN)/pytest -m render
golden: .venv      ## write the reports in tests/golden anew; read the difference before you commit it
	CEDU_GOLDEN=write $(BIN)/pytest tests/reporters/test_golden.py
lint: .venv        ## style and types
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
format: .venv      ## put the style right
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .
examples: .venv    ## write the derived sample files and the reports in docs/reports anew
	$(BIN)/python tests/support/make_examples.py && $(BIN)/python tests/support/make_suzhou.py \
	  && $(BIN)/python tests/support/make_baisheng.py && $(BIN)/python tests/support/make_xinyu.py \
	  && $(BIN)/python tests/support/make_xiqu.py && $(BIN)/python tests/support/make_ci.py \
	  && $(BIN)/python docs/make_reports.py
packs: .venv       ## write anew what is kept of the packs in rules/, after one of them was changed
	$(BIN)/python tests/support/make_packs.py
bench: .venv       ## whole-process times beside the peers: make bench PEERS=path/to/python (see benchmarks/requirements.txt)
	$(BIN)/python benchmarks/latency.py --peers-python $(PEERS)
browser:           ## dist/cedu.html: the page that is one file, for people without Python (needs node 18, npm; the network once)
	python3 browser/bundle
