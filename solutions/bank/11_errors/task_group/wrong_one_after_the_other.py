"""Builds one part at a time.

Verdict: SEQUENTIAL
"""


async def build_all(build, tree, finished):
    results = []
    for name, parts in tree.items():
        finished[name] = await build(name, await build_all(build, parts, finished))
        results.append(finished[name])
    return results
