#!/bin/sh
# Asks for the folder, or takes the one given; checks, builds and opens the report.
here=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd) || exit 1
"$here/node" "$here/app/dist/pipeline/main.js" start "$@"
code=$?
if [ -t 0 ] && [ -t 1 ]; then
    printf '\n按回车关闭这个窗口。'
    read -r _
fi
exit "$code"
