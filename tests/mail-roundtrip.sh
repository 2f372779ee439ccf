#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Proves that an independent mail parser (Python's) finds in our mails what we put into them: test_mail
# writes each of its mails, and beside it what the parser must print of it.
# Usage: mail-roundtrip.sh [TEST_MAIL]   (default: tests/test_mail in the build directory)
set -eu

source_dir=${0%/*}
test_mail=${1:-${TEST_MAIL:-./tests/test_mail}}

if ! command -v python3 >/dev/null 2>&1; then
	echo "SKIP: there is no python3, so no second mail parser to ask"
	exit 77
fi

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
"$test_mail" --write "$dir"

count=0
for mail in "$dir"/*.eml; do
	[ -e "$mail" ] || { echo "FAIL: $test_mail wrote no mails"; exit 1; }
	python3 "$source_dir/check-mail.py" "$mail" >"$dir/found" || { echo "FAIL: $(basename "$mail")"; exit 1; }
	if ! diff -u "${mail%.eml}.expected" "$dir/found"; then
		echo "FAIL: $(basename "$mail") does not say what was put into it"
		exit 1
	fi
	count=$((count + 1))
done
echo "ok: $count mails say the same to Python's parser"
