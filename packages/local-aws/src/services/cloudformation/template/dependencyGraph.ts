import { validationError } from './errors';
import { references } from './references';
import { Template } from './Template';

/** For each resource, the resources that must be there before it. */
export type DependencyGraph = ReadonlyMap<string, ReadonlySet<string>>;

export function dependencyGraph(template: Template): DependencyGraph {
  return new Map(
    Object.entries(template.resources).map(([logicalId, definition]) => [
      logicalId,
      new Set(
        [
          ...definition.dependsOn,
          ...references(definition.properties).flatMap(reference =>
            reference.kind === 'ref' || reference.kind === 'attribute'
              ? [reference.name]
              : [],
          ),
        ].filter(name => name in template.resources),
      ),
    ]),
  );
}

/** @throws AwsError `ValidationError` naming the resources of a cycle. */
export function assertAcyclic(graph: DependencyGraph): void {
  const finished = new Set<string>();
  const visit = (id: string, path: readonly string[]) => {
    if (path.includes(id)) {
      const cycle = path.slice(path.indexOf(id)).sort();
      throw validationError(
        `Circular dependency between resources: [${cycle.join(', ')}]`,
      );
    }
    if (!finished.has(id)) {
      graph.get(id)?.forEach(dependency => visit(dependency, [...path, id]));
      finished.add(id);
    }
  };
  [...graph.keys()].forEach(id => visit(id, []));
}

/** The graph with every arrow turned round: what must be gone before each resource goes. */
export function reversed(graph: DependencyGraph): DependencyGraph {
  const result = new Map<string, Set<string>>(
    [...graph.keys()].map(id => [id, new Set()]),
  );
  graph.forEach((dependencies, id) =>
    dependencies.forEach(dependency => result.get(dependency)?.add(id)),
  );
  return result;
}

/**
 * Runs a task for every node, each as soon as the tasks of its dependencies have succeeded.
 * A node whose dependency has not succeeded is left out.
 *
 * @param task - answers whether it succeeded
 * @returns whether every task succeeded
 */
export async function runInOrder(
  graph: DependencyGraph,
  task: (id: string) => Promise<boolean>,
): Promise<boolean> {
  const runs = new Map<string, Promise<boolean>>();
  const run = (id: string): Promise<boolean> => {
    const known = runs.get(id);
    if (known !== undefined) {
      return known;
    }
    const dependencies = [...(graph.get(id) ?? [])].filter(dependency =>
      graph.has(dependency),
    );
    const started = Promise.all(dependencies.map(run)).then(
      succeeded => succeeded.every(Boolean) && task(id),
    );
    runs.set(id, started);
    return started;
  };
  const results = await Promise.all([...graph.keys()].map(run));
  return results.every(Boolean);
}
