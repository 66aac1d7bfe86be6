# What `make demo` runs; its argument is the folder of the `multitrack` command.
set -eu
multitrack="$1/multitrack"
labelled=$(mktemp -d)
trap 'rm -rf "$labelled"' EXIT

echo "== Three descriptions"
echo
"$multitrack" classify \
    "Retired generals from both countries met in Bangkok for an unofficial dialogue." \
    "What began in 1992 as secret meetings of academics grew into negotiations of the two governments, which signed the accord in 1993." \
    "Heavy shelling was reported overnight, and three soldiers were wounded near the river."

echo "== A table: multitrack label examples/events.csv --text-column notes -o labelled.csv"
echo
"$multitrack" label examples/events.csv --text-column notes -o "$labelled/labelled.csv"
echo
"$1/python" -c '
import sys

import pandas as pd

table = pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
table["notes"] = table["notes"].str.slice(0, 58) + " ..."
shown = ["id", "notes", "track", "track_probability", "track_transitions", "track_review"]
print(table[shown].to_string(index=False))
' "$labelled/labelled.csv"
