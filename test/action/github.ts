import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A comment as the imitated API keeps it. */
export interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly type: string; readonly login: string };
}

/** What the imitation knows and was asked. */
export interface Imitation {
  readonly url: string;
  readonly comments: Comment[];
  readonly labels: string[];
  /** The labels of a merged pull request that brought any commit. */
  readonly labelsOfCommits: string[];
  /** `POST /issues/1/comments`, and so on. */
  readonly calls: string[];
  /** Whether writing answers 403, as it does to a fork. */
  readOnly: boolean;
  readonly close: () => void;
}

/** Answers on the loopback address like the API of GitHub, as much of it as the action calls. */
export async function imitateGithub(): Promise<Imitation> {
  const known = {
    comments: [] as Comment[],
    labels: [] as string[],
    labelsOfCommits: [] as string[],
    calls: [] as string[],
    readOnly: false,
  };
  const server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString('utf8')));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
      const path = pathname.replace('/repos/acme/users', '');
      known.calls.push(`${request.method} ${path}`);
      const answer = (status: number, value: unknown): void => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
      };
      if (request.headers.authorization !== 'Bearer secret') return answer(401, { message: 'Bad credentials' });
      const body = text === '' ? '' : ((JSON.parse(text) as { readonly body: string }).body ?? '');
      const id = Number(/^\/issues\/comments\/(\d+)$/.exec(path)?.[1]);
      if (request.method !== 'GET' && known.readOnly) return answer(403, { message: 'Resource not accessible by integration' });
      if (request.method === 'POST' && path === '/issues/7/comments') {
        const comment = { id: known.comments.length + 1000, body, user: { type: 'Bot', login: 'github-actions[bot]' } };
        known.comments.push(comment);
        return answer(201, comment);
      }
      if (request.method === 'PATCH' && !Number.isNaN(id)) {
        const comment = known.comments.find((other) => other.id === id);
        if (comment === undefined) return answer(404, { message: 'Not Found' });
        comment.body = body;
        return answer(200, comment);
      }
      const page = Number(searchParams.get('page') ?? '1');
      const paged = (items: readonly unknown[]): void => answer(200, items.slice((page - 1) * 100, page * 100));
      if (path === '/issues/7/comments') return paged(known.comments);
      if (path === '/issues/7/labels') return paged(known.labels.map((name) => ({ name })));
      if (path.startsWith('/commits/')) {
        return paged([{ merged_at: '2026-01-01T00:00:00Z', labels: known.labelsOfCommits.map((name) => ({ name })) }]);
      }
      return answer(404, { message: 'Not Found' });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(known, { url: `http://127.0.0.1:${port}`, close: () => void server.close() });
}
