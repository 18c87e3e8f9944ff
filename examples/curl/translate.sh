#!/bin/sh
# Run it as: caption-harness exec -- sh translate.sh
set -eu
curl -fsS "$TRANSLATEPLUS_BASE_URL/v2/account/summary" -H "X-API-KEY: $TRANSLATEPLUS_API_KEY"
echo
status="$(curl -sS -o /dev/null -w '%{http_code}' "$TRANSLATEPLUS_BASE_URL/v2/account/summary" -H 'X-API-KEY: wrong')"
echo "a wrong key: $status"
[ "$status" = 403 ]
