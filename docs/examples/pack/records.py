"""Use extension modules from a package index: pydantic with pydantic-core, and msgpack."""

import msgpack
from pydantic import BaseModel


class Planet(BaseModel):
    """A planet."""

    name: str
    moons: int


packed = msgpack.packb(Planet(name="Mars", moons="2").model_dump())
print(Planet(**msgpack.unpackb(packed)))
