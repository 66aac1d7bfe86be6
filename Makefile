# Every target sets up what it needs: Python 3.11 or newer, pip, git and make are enough to start.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
WHEEL := .cache/wheel
LOCKER := .cache/lock
RIVALS := .cache/quality
SITE := "import sysconfig; print(sysconfig.get_path('purelib'))"
LIMIT := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
TEXT := Retired generals from both countries met in Bangkok for an unofficial dialogue.

.DEFAULT_GOAL := help
.PHONY: help demo test lint check wheel model docs bench quality curve lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1: /p' Makefile

demo: $(READY)  ## classify three descriptions, label examples/events.csv, show the result
	@sh examples/demo.sh $(BIN)

test: lint check wheel  ## everything: style, types, tests, doctests, docs, the wheel

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: $(READY)
	$(BIN)/python -m pytest -q

# The wheel must bring all it needs: it is installed where nothing else is, and run from another folder.
wheel: $(READY)
	rm -rf $(WHEEL)
	$(BIN)/python -m build --wheel --no-isolation --outdir $(WHEEL) .
	sed -n 's/^\([^ #]*==[^ ]*\).*/\1/p' requirements.lock > $(WHEEL)/versions.txt
	$(PYTHON) -m venv $(WHEEL)/venv
	$(WHEEL)/venv/bin/python -m pip install -q -c $(WHEEL)/versions.txt $(WHEEL)/*.whl
	cd $(WHEEL)/venv && bin/multitrack --version && bin/multitrack classify "$(TEXT)"
	cd $(WHEEL)/venv && bin/multitrack corpus stats > /dev/null

model: $(READY)  ## retrain models/default from corpus/
	$(LIMIT) $(BIN)/multitrack train -o models/default

docs: $(READY)  ## write the output of the examples in the documents anew
	$(BIN)/python -m tests.documents

bench: $(READY)  ## measure the speed
	$(BIN)/python -m benchmarks.speed

# The tools that it is measured beside are no part of it: an environment of their own, on top of .venv, holds them.
quality: $(READY)  ## measure the quality beside public tools (takes a quarter of an hour), write docs/quality.md
	$(PYTHON) -m venv $(RIVALS)
	$(BIN)/python -c $(SITE) > "$$($(RIVALS)/bin/python -c $(SITE))/multitrack.pth"
	$(BIN)/python -c "import tomllib; \
	print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['optional-dependencies']['quality'], sep='\n')" \
	| while read -r need; do $(RIVALS)/bin/python -m pip install -q "$$need" \
		|| echo "$$need does not install; what needs it is skipped" >&2; done
	$(LIMIT) $(RIVALS)/bin/python -m benchmarks.quality

curve: $(READY)  ## draw the learning curve and the reliability diagram, and write their pages
	$(LIMIT) $(BIN)/python -m benchmarks.learning_curve
	$(LIMIT) $(BIN)/python -m benchmarks.reliability

lock: pyproject.toml  ## choose the newest versions anew and write requirements.lock
	$(PYTHON) -m venv $(LOCKER)
	$(LOCKER)/bin/python -m pip install -q pip-tools
	$(LOCKER)/bin/python -c "import tomllib; \
	project = tomllib.load(open('pyproject.toml', 'rb'))['project']; \
	extras = project['optional-dependencies']; extras.pop('quality'); \
	needs = sum(extras.values(), project['dependencies']); \
	print(*(need for need in needs if not need.startswith('multitrack[')), sep='\n')" > $(LOCKER)/needs.in
	$(LOCKER)/bin/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --strip-extras \
		--allow-unsafe --no-header --no-annotate --output-file $(LOCKER)/requirements.lock $(LOCKER)/needs.in
	cp $(LOCKER)/requirements.lock requirements.lock

clean:  ## remove all that make has made
	rm -rf .venv .cache dist build

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || \
		{ echo "multitrack needs Python 3.11 or newer; name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	touch $@
