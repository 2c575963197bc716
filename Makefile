# `make run` and `make test` do everything on a fresh machine: Python 3.11 or newer, make and git are enough.
# What is installed lives in .venv; the stamps in it say which requirements it was installed from.

.PHONY: run test check docs messages bench backtest clean help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := help

PORT ?= 8501
HOST ?= localhost
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --no-input
RUNTIME := $(VENV)/installed-runtime
DEV := $(VENV)/installed-dev
SYSTEM := $(VENV)/installed-system
APT_INSTALL := apt-get update -qq </dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends

# The first Python that is new enough and really runs.
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$python" && break; done)

# Tests build hundreds of small databases: in memory where there are 4 GB for it, so that no disk has to be waited for.
SCRATCH = $(shell [ -w /dev/shm ] && [ "$$(df -Pk /dev/shm | awk 'NR == 2 { print $$4 }')" -gt 4000000 ] && echo TMPDIR=/dev/shm)

help:
	@echo 'make run    панель показателей на http://localhost:$(PORT) (другой порт: make run PORT=8600)'
	@echo 'make test   все проверки и тесты'
	@echo 'make check  только стиль, типы и свежесть документов'
	@echo 'make docs   заново собрать docs/findings.md, docs/warehouse.md и docs/sheet.md'
	@echo 'make messages собрать тексты страниц для перевода в dashboard/locale/en.po'
	@echo 'make bench  измерить скорость обновления, страниц и документов'
	@echo 'make backtest проверить прогноз на нарисованных сезонах'
	@echo 'make clean  убрать всё установленное; data/ остаётся'

run: $(RUNTIME)
	@if [ -z "$$MARATHON_CONFIG" ] && [ ! -e marathon.toml ]; then \
		echo '→ Настроек нет: показываем вымышленный демо-регион'; $(PY) -m pipelines demo; \
	fi
	@echo '→ Читаем источники'
	@$(PY) -m pipelines refresh || { code=$$?; [ $$code -eq 1 ] || exit $$code; \
		echo '→ Прочитано не всё, причина названа выше; показываем последние удачные данные'; }
	@echo '→ Панель показателей: http://$(HOST):$(PORT)   остановить: Ctrl+C'
	@trap 'echo "→ Панель остановлена"; exit 0' INT; \
		$(PY) -m streamlit run streamlit_app.py --server.address $(HOST) --server.port $(PORT)

test: $(SYSTEM) check
	@echo '→ Тесты'
	@$(SCRATCH) $(PY) -m pytest -n 3 --dist worksteal

check: $(DEV)
	@echo '→ Стиль'
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@echo '→ Типы'
	@$(PY) -m mypy
	@echo '→ Документы соответствуют коду'
	@$(PY) -m docs.generate --check

docs: $(RUNTIME)
	@$(PY) -m docs.generate

messages: $(RUNTIME)
	@$(PY) -m docs.messages

bench: $(RUNTIME)
	@$(PY) -m docs.bench
	@$(PY) -m docs.bench_pages 2>/dev/null
	@$(PY) -m docs.bench_readers
	@$(PY) -m docs.bench_papers

backtest: $(RUNTIME)
	@$(PY) -m docs.backtest

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@[ -n '$(PYTHON)' ] || { echo 'Нужен Python 3.11 или новее: установите его с python.org или из пакетов системы и повторите.' >&2; exit 1; }
	@if ! $(PYTHON) -c 'import ensurepip' 2>/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo '→ Устанавливаем python3-venv из пакетов системы'; $(APT_INSTALL) python3-venv </dev/null >/dev/null || true; \
	fi
	@echo '→ Создаём виртуальное окружение $(VENV) ($(PYTHON))'
	@$(PYTHON) -m venv --clear $(VENV) || { \
		echo 'Виртуальное окружение не создано. В Debian и Ubuntu: apt-get install python3-venv, затем повторите.' >&2; exit 1; }

$(RUNTIME): $(PY) requirements.txt constraints.txt
	@echo '→ Устанавливаем библиотеки, это занимает около минуты'
	@$(PIP) -r requirements.txt
	@touch $@

$(DEV): $(PY) requirements-dev.txt requirements.txt constraints.txt
	@echo '→ Устанавливаем библиотеки и средства проверки, это занимает около минуты'
	@$(PIP) -r requirements-dev.txt
	@touch $(RUNTIME) $@

# What tests need of the system: a browser, and for the papers an office and poppler. What is there, else Debian's packages;
# without root only the browser, Playwright's own, and the tests that open papers are skipped.
$(SYSTEM): $(DEV)
	@missing=; \
	{ command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null \
		|| missing='chromium fonts-dejavu-core'; \
	command -v soffice >/dev/null || missing="$$missing libreoffice-calc-nogui libreoffice-writer-nogui"; \
	command -v pdftoppm >/dev/null || missing="$$missing poppler-utils"; \
	if [ -z "$$missing" ]; then :; \
	elif [ "$$(id -u)" = 0 ] && grep -qs '^ID=debian' /etc/os-release; then \
		echo "→ Устанавливаем из пакетов Debian: $$missing"; \
		$(APT_INSTALL) $$missing </dev/null >/dev/null; \
	else \
		case "$$missing" in *chromium*) \
			echo '→ Скачиваем Chromium для Playwright'; \
			$(PY) -m playwright install $$([ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && echo --with-deps) chromium || exit 1;; \
		esac; \
		case "$$missing" in *libreoffice*|*poppler*) \
			echo '→ Нет LibreOffice или poppler: проверки документов пропускаются. В Debian и Ubuntu:'; \
			echo '  apt-get install libreoffice-calc-nogui libreoffice-writer-nogui poppler-utils';; \
		esac; \
	fi
	@touch $@
