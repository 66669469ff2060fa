/** The strongly connected components of a graph that is explored only as far as one asks. */
export interface Cycles<Vertex> {
  /** Whether a vertex can be reached from itself. */
  readonly isRecursive: (vertex: Vertex) => boolean;
  /** Whether each of two vertices can be reached from the other. */
  readonly areMutual: (a: Vertex, b: Vertex) => boolean;
}

interface Visit<Vertex> {
  readonly vertex: Vertex;
  readonly index: number;
  readonly next: Iterator<Vertex>;
  low: number;
}

/** Finds cycles by Tarjan's algorithm, without recursion, keeping what earlier questions explored. */
export function createCycles<Vertex>(edges: (vertex: Vertex) => readonly Vertex[]): Cycles<Vertex> {
  const indices = new Map<Vertex, number>();
  const open = new Set<Vertex>();
  const components = new Map<Vertex, number>();
  const recursive = new Set<Vertex>();
  const stack: Vertex[] = [];

  function enter(vertex: Vertex): Visit<Vertex> {
    const index = indices.size;
    indices.set(vertex, index);
    stack.push(vertex);
    open.add(vertex);
    return { vertex, index, low: index, next: edges(vertex)[Symbol.iterator]() };
  }

  function leave(visit: Visit<Vertex>): void {
    if (visit.low !== visit.index) return;
    const size = stack.length - stack.lastIndexOf(visit.vertex);
    for (const member of stack.splice(stack.length - size, size)) {
      open.delete(member);
      components.set(member, visit.index);
      if (size > 1) recursive.add(member);
    }
  }

  function explore(root: Vertex): void {
    if (indices.has(root)) return;
    const path = [enter(root)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const step = visit.next.next();
      if (step.done === true) {
        path.pop();
        leave(visit);
        const parent = path.at(-1);
        if (parent !== undefined) parent.low = Math.min(parent.low, visit.low);
      } else if (!indices.has(step.value)) {
        path.push(enter(step.value));
      } else if (open.has(step.value)) {
        if (step.value === visit.vertex) recursive.add(step.value);
        visit.low = Math.min(visit.low, indices.get(step.value) as number);
      }
    }
  }

  return {
    isRecursive: (vertex) => {
      explore(vertex);
      return recursive.has(vertex);
    },
    areMutual: (a, b) => {
      explore(a);
      explore(b);
      return components.get(a) === components.get(b);
    },
  };
}
