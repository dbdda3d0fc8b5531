SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The pinned Node and CDK CLI come first on the path; a platform without a pinned Node falls back to its own.
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION := 1
export JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION := 1

MAVEN := ./mvnw --quiet --batch-mode --no-transfer-progress
SOURCES := $(shell find environments constructs stacks app -type f)
SELECTION := $(if $(SYSTEM),-c system=$(SYSTEM)) $(if $(ENV),-c environment=$(ENV))

.PHONY: help
help: ## list these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | expand -t 12

.PHONY: synth
synth: compile ## write every template to cdk.out; SYSTEM=atlas ENV=production narrows it
	@java @target/meridian.args dev.meridian.app.Synth $(SELECTION)

.PHONY: test
test: compile ## everything that guards the project
	@./mvnw --batch-mode --no-transfer-progress --quiet spotless:check
	@./mvnw --batch-mode --no-transfer-progress test

.PHONY: snapshots
snapshots: compile ## rewrite test/snapshots from today's definitions
	@$(MAVEN) test -Dtest='*SnapshotTest' -Dsnapshots=rewrite

# Without HEAD it is this checkout that is reviewed; the lock, which would refuse what the review is to show, is left out.
.PHONY: review
review: $(if $(HEAD),compile,reviewed) ## say what a change does to running systems: BASE=main or an assembly's folder, HEAD=a folder
	@java @target/meridian.args dev.meridian.app.review.Review "$(BASE)" "$(or $(HEAD),target/reviewed)"

.PHONY: reviewed
reviewed: compile
	@CDK_OUTDIR=target/reviewed java -Dmeridian.review=true @target/meridian.args dev.meridian.app.Synth $(SELECTION)

.PHONY: lock
lock: ## lock what holds data, as today's synthesis of everything has it
	@$(MAKE) synth SYSTEM= ENV=
	@java @target/meridian.args dev.meridian.app.lock.Lock cdk.out

.PHONY: compose
compose: target/.compiled ## write a laptop's Compose file: SYSTEM=tapwork, OUT=../tapwork (default target/compose/tapwork)
	@java @target/meridian.args dev.meridian.app.compose.Compose "$(SYSTEM)" "$(OUT)"

.PHONY: picture
picture: synth ## redraw README's picture of atlas from today's synthesis
	@java @target/meridian.args dev.meridian.app.Picture cdk.out atlas-production README.md

.PHONY: bench
bench: compile ## measure synthesis: wall, memory, jsii calls, phases
	@java @target/meridian.args dev.meridian.app.Bench

.PHONY: format
format: ## format the sources
	@$(MAVEN) spotless:apply

.PHONY: compile
compile: target/.compiled node_modules/.installed

target/.compiled: pom.xml $(SOURCES)
	@$(MAVEN) process-classes
	@printf '%s\n' -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss8m \
	    -cp "target/classes:$$(cat target/runtime.classpath)" > target/meridian.args
	@touch $@

node_modules/.installed: package.json package-lock.json
	@npm ci --loglevel=error
	@touch $@

.PHONY: clean
clean: ## remove what the build wrote
	@rm -rf target cdk.out
