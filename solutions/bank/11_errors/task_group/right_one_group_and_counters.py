"""One TaskGroup for all parts: whoever finishes last starts the part above."""

import asyncio


async def build_all(build, tree, finished):
    missing, above = {}, {}

    def look_at(parts, parent):
        for name, needed in parts.items():
            missing[name], above[name] = dict.fromkeys(needed), parent
            look_at(needed, name)

    look_at(tree, None)
    results = {}

    async def run(name):
        results[name] = finished[name] = await build(name, list(missing[name].values()))
        parent = above[name]
        if parent is not None:
            missing[parent][name] = results[name]
            if all(part in results for part in missing[parent]):
                group.create_task(run(parent))

    async with asyncio.TaskGroup() as group:
        for name in [name for name, needed in missing.items() if not needed]:
            group.create_task(run(name))
    return [results[name] for name in tree]
