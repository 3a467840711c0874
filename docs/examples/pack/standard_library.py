"""Count letters with the standard library alone."""

import json
from collections import Counter

print(json.dumps(Counter("abracadabra"), sort_keys=True))
