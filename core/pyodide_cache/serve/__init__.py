"""A local mirror for browsers, Node, micropip and pip."""
