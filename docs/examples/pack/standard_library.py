"""Counts letters with nothing but the standard library."""

import json
from collections import Counter

print(json.dumps(Counter("abracadabra"), sort_keys=True))
