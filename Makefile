# RadOnc-GPT. `make demo` and `make test` set up whatever is missing; everything lands in .venv/ and build/.

PYTHON ?= python3
SETUP  := $(PYTHON) installer/bootstrap.py
BIN    := .venv/bin
SEED   := 7
# Test processes side by side; PYTEST_ARGS="-n 0" makes it one, for a debugger or for tests in their order.
WORKERS ?= 2
CASES  := build/cases.jsonl
BASE   := build/demo/base/SmolLM2-135M-Instruct.Q4_1.gguf
PACK   := build/demo/pack
# Where torch's CPU build cannot be had, `make test` runs without the training tests and says so; CI does not.
TUNE   := $(if $(CI),tune,--optional tune)
# The GPU backend takes minutes to compile: only CI has it for `make test`, elsewhere its tests say how to get it.
VULKAN := $(if $(CI),vulkan)

.PHONY: help setup vulkan installer installer-windows installer-windows-test papers installer-test demo test translations screens guide errors check bench-convert bench-engine bench-curate bench-app campaign-vault evaluate reproduce-table1 quantization-cost bench-evaluate retrain lock lock-root clean

help:  ## show this list
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

setup:  ## set up what the app and the converter need, and nothing else
	@$(SETUP) runtime model

vulkan:  ## compile the engine's GPU backend (minutes, once; needs glslc and libvulkan1)
	@$(SETUP) runtime vulkan

installer:  ## build the Debian package and the .rpm with SBOM, file list and sums in a fixed Debian 12 (root; minutes)
	@$(PYTHON) installer/build.py linux
	@$(PYTHON) installer/build.py rpm

installer-windows:  ## build the MSI package and the setup program for Windows in build/package/windows (Debian 12; 20 minutes once)
	@$(SETUP) runtime
	@$(PYTHON) installer/build.py windows

installer-windows-test:  ## install both installers for Windows under Wine 10, use and remove them; start the USB edition there (root)
	@$(SETUP) runtime model
	@$(BIN)/python installer/demo.py --pack-only
	@$(PYTHON) installer/check_windows.py --quick
	@$(PYTHON) installer/check_windows.py
	@$(PYTHON) installer/check_usb.py --build --system windows
	@$(BIN)/python tests/benchmarks/installer/tamper_windows.py

papers:  ## print the papers for IT as HTML and PDF into build/package/papers
	@$(SETUP) runtime
	@$(BIN)/python installer/guide.py

installer-test:  ## build the packages twice and compare, then install, use, upgrade and remove them in bare systems (root)
	@$(SETUP) runtime model
	@$(BIN)/python installer/demo.py --pack-only
	@$(PYTHON) installer/check_all.py

demo:  ## set up, build the demo model pack and open the app (without a display: print answers, write screenshots)
	@$(SETUP) runtime model
	@$(BIN)/python installer/demo.py

test:  ## set up what is missing and run all tests (PYTEST_ARGS="-k vault" for some)
	@$(SETUP) runtime model dev $(VULKAN) $(TUNE)
	@QT_QPA_PLATFORM=offscreen OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE= \
	    $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(PYTEST_ARGS)

translations:  ## gather the visible strings into desktop/languages/*.ts for Qt Linguist, and compile them for the app
	@$(SETUP) runtime
	@$(BIN)/python installer/translations.py

screens:  ## take the pictures of docs/screens: every window of the app, light and dark (ARGS="--scale 2" for build/screens)
	@$(SETUP) runtime model
	@$(BIN)/python installer/demo.py --pack-only
	@$(BIN)/python installer/screens.py $(ARGS)
	@[ -n "$(ARGS)" ] || $(BIN)/python installer/screens.py --light --scale 2 --out docs/screens/200
	@[ -n "$(ARGS)" ] || $(BIN)/python installer/screens.py --only day --scale 2 --out docs/screens/200
	@[ -n "$(ARGS)" ] || $(BIN)/python installer/screens.py --only day --light --language de --out docs/screens/de

guide:  ## write the user guide docs/guide.md with its pictures as PDF beside the papers in build/package/papers
	@$(SETUP) runtime
	@$(BIN)/python installer/user_guide.py

errors:  ## write docs/errors.md, the page of every error sentence, from the source
	@$(PYTHON) installer/error_page.py

check:  ## ruff, mypy --strict, the import contracts
	@$(SETUP) runtime dev $(TUNE)
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench-convert:  ## measure conversion: kernels, speed against the usual chain, growth up to 7B (30 GB of disk, minutes)
	@$(SETUP) runtime model dev tune
	@$(BIN)/python tests/benchmarks/bench_kernels.py
	@$(BIN)/python tests/benchmarks/bench_convert.py speed
	@$(BIN)/python tests/benchmarks/bench_convert.py growth

bench-engine:  ## measure all that the engine must reach and print one table (3 GB of disk, an hour)
	@$(SETUP) runtime model dev tune
	@$(BIN)/python tests/benchmarks/report_engine.py $(if $(wildcard $(PACK)/manifest.json),--demo build/demo)

bench-curate:  ## measure curation: spoilt rows and sheets, then a fake database to a frozen set, 1k to 100k patients (3 GB of disk)
	@$(SETUP) runtime model dev tune
	@$(BIN)/python tests/benchmarks/curate/fuzz_chain.py
	@$(BIN)/python tests/benchmarks/curate/deidentify.py
	@$(BIN)/python tests/benchmarks/curate/chain.py build/bench/curate

bench-app:  ## measure the app: a day by keys, a newcomer with the guide, its start, stalls of the window, eight hours' memory, a monkey (an hour)
	@$(SETUP) runtime model dev
	@$(BIN)/python installer/demo.py --pack-only
	@$(BIN)/python tests/benchmarks/app/day.py --pack $(PACK)
	@$(BIN)/python tests/benchmarks/app/newcomer.py --pack $(PACK)
	@$(BIN)/python tests/benchmarks/app/start.py
	@$(BIN)/python tests/benchmarks/app/heartbeat.py --pack $(PACK)
	@$(BIN)/python tests/benchmarks/app/passphrases.py
	@$(BIN)/python tests/benchmarks/app/soak.py --pack $(PACK)
	@$(BIN)/python tests/benchmarks/app/monkey.py --steps 20000 --pack $(PACK)

campaign-vault:  ## break, tamper with and measure the case store; print every promise with its figure (minutes)
	@$(SETUP) runtime model dev $(TUNE)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python tests/benchmarks/vault/campaign.py

evaluate:  ## measure the demo pack on held-out synthetic cases, print the table, put the figures into the pack
	@$(SETUP) runtime model
	@$(BIN)/python installer/demo.py --pack-only
	@$(BIN)/radonc-models synthesize --out $(CASES) --seed $(SEED)
	@$(BIN)/radonc-models evaluate --pack $(PACK) --cases $(CASES) --limit 480 --base-limit 200 \
	    --cards models/demo --out models/demo/evaluation.json --html build/evaluation.html
	@{ echo "# Evaluation of the demo pack"; echo; \
	    $(BIN)/radonc-models evaluate table1 --from models/demo/evaluation.json --whole --markdown; } > docs/evaluation.md
	@$(BIN)/python installer/demo.py --pack-only

# FROM=models/demo/evaluation.json prints the table of the committed report instead of measuring again.
LIMIT ?= 480
BASE_LIMIT ?= 200
reproduce-table1:  ## measure the committed adapters and print Table 1 of the paper beside its own figures (FROM=report: print that)
	@$(SETUP) runtime
ifndef FROM
	@$(SETUP) runtime model
	@$(BIN)/python installer/demo.py --pack-only
	@$(BIN)/radonc-models synthesize --out $(CASES) --seed $(SEED)
	@$(BIN)/radonc-models evaluate --pack $(PACK) --cases $(CASES) --limit $(LIMIT) --base-limit $(BASE_LIMIT) \
	    --out build/table1.json >/dev/null
endif
	@$(BIN)/radonc-models evaluate table1 --from $(or $(FROM),build/table1.json)

quantization-cost:  ## merge the demo's regimen adapter in four types of weights and measure what the smaller ones cost (LIMIT=120)
	@$(SETUP) runtime model
	@$(BIN)/radonc-models synthesize --out $(CASES) --seed $(SEED)
	@mkdir -p build/quantization
	@$(BIN)/radonc-convert merge --base $(BASE) --adapter regimen=models/demo/regimen --out build/quantization/model.gguf --force \
	    --type F16 --type Q8_0 --type Q5_K_M --type Q4_K_M
	@$(BIN)/radonc-models evaluate quantization $(foreach t,F16 Q8_0 Q5_K_M Q4_K_M,build/quantization/model.$(t).gguf) \
	    --cases $(CASES) --limit $(LIMIT) --out build/quantization/report.json

bench-evaluate:  ## measure the evaluation side by side with a naive loop on the same cases, and compare all answers
	@$(SETUP) runtime model
	@$(BIN)/python installer/demo.py --pack-only
	@$(BIN)/python tests/benchmarks/bench_evaluate.py

# Reading comes first: plain cases in batches that begin alike, then full notes. A task starts from the adapter that reads
# best at the time: the regimen from the modality, which has the fewest situations to tell apart, and the modality again
# from the regimen. The start are the first adapters, as the history keeps them; each card holds that of its start.
FIRST    := a149acb
ROUNDS   := build/tune/v3
TUNE_RUN  = OMP_NUM_THREADS=1 OMP_WAIT_POLICY=PASSIVE $(BIN)/radonc-models tune --base $(BASE) --preset demo --threads 1
FULL      = $(TUNE_RUN) --cases $(ROUNDS)/cases.jsonl
PLAIN     = $(TUNE_RUN) --alike --cases $(ROUNDS)/plain

retrain:  ## train the demo adapters again (two hours on one core)
	@$(SETUP) runtime model tune
	@mkdir -p $(ROUNDS)/first
	@git archive $(FIRST) models/demo | tar -x -C $(ROUNDS)/first --strip-components=2
	@$(BIN)/radonc-models synthesize --out $(ROUNDS)/cases.jsonl --seed $(SEED)
	@for task in modality regimen; do \
	    $(BIN)/radonc-models synthesize --practice $$task --out $(ROUNDS)/plain-$$task.jsonl --seed $(SEED); done
	@$(PLAIN)-modality.jsonl --task modality --init $(ROUNDS)/first/modality --seed 9 --out $(ROUNDS)/modality-1
	@$(FULL) --task modality --init $(ROUNDS)/modality-1 --epochs 0.25 --balance 0.3 --seed 10 --out $(ROUNDS)/modality-2
	@$(PLAIN)-regimen.jsonl --task regimen --init $(ROUNDS)/modality-2 --epochs 0.6 --seed 21 --out $(ROUNDS)/regimen-1
	@$(PLAIN)-regimen.jsonl --task regimen --init $(ROUNDS)/regimen-1 --epochs 0.75 --evaluations 3 --seed 22 \
	    --out $(ROUNDS)/regimen-2
	@$(FULL) --task regimen --init $(ROUNDS)/regimen-2 --epochs 0.67 --seed 23 --out models/demo/regimen
	@$(FULL) --task modality --init models/demo/regimen --epochs 0.33 --balance 0.3 --seed 24 --canaries 16 \
	    --out models/demo/modality
	@$(FULL) --task diagnosis --init $(ROUNDS)/first/diagnosis --epochs 0.16 --learning-rate 6e-4 --batch-size 8 \
	    --out models/demo/diagnosis

lock:  ## compile the hash-pinned locks again (needs uv and the network)
	@installer/lock.sh

lock-root:  ## look up the packages of the fixed Debian 12 again and list what changed (needs apt and the network)
	@$(PYTHON) installer/build_root.py --renew

clean:  ## remove build/ and every cache of the tools, keep .venv
	@rm -rf build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
