"""A large tree of pure Python: sympy."""

import sympy

x = sympy.symbols("x")
print(sympy.integrate(sympy.sin(x) * x, x))
print(sympy.solve(x**2 - 2, x))
