# Every target sets up what it needs by itself. Windows and macOS: see README.md.
.PHONY: run test check bench nightly

PYTHON ?= python3

run:
	@$(PYTHON) tools/make.py run

test check:
	@$(PYTHON) tools/make.py test

bench:
	@$(PYTHON) tools/make.py bench

nightly:
	@$(PYTHON) tools/make.py nightly
