import type { Operation } from '../../../model/api.ts';

/** Where a server is relative or none is given, requests go to this host. */
export const PLACEHOLDER_HOST = 'https://api.example.com';

/** The URL of the first server with its variables at their defaults, without a slash at its end. */
export function baseUrlOf({ servers }: Pick<Operation, 'servers'>): string {
  const server = servers.find(({ url }) => url.startsWith('https:')) ?? servers[0];
  const url = (server?.url ?? '').replaceAll(/\{([^}]*)\}/g, (whole, name: string) => server?.variables.get(name)?.default ?? whole);
  const absolute = /^https?:\/\//i.test(url)
    ? url
    : url.startsWith('//')
      ? `https:${url}`
      : `${PLACEHOLDER_HOST}${url.startsWith('/') || url === '' ? url : `/${url.replace(/^\.?\//, '')}`}`;
  return absolute.replace(/\/+$/, '');
}

/** Whether no server of an operation names a host, so that the placeholder stands for it. */
export function hasNoHost({ servers }: Pick<Operation, 'servers'>): boolean {
  return !servers.some(({ url }) => /^(?:https?:)?\/\//i.test(url));
}
