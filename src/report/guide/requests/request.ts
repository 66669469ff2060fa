import type { SnippetLanguage } from '../options.ts';
import type { Json } from '../../../model/json.ts';

/** One HTTP request, to be written in several languages. Values of credentials are names of environment variables. */
export interface SampleRequest {
  /** In upper case. */
  readonly method: string;
  /** Absolute, with the query, without credentials. */
  readonly url: string;
  readonly headers: readonly NamedValue[];
  readonly credentials: readonly Credential[];
  readonly body: SampleBody | undefined;
}

export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** What proves who calls; `variable` is the environment variable that holds it. */
export type Credential =
  | { readonly kind: 'header' | 'query' | 'cookie'; readonly name: string; readonly prefix: string; readonly variable: string }
  | { readonly kind: 'basic' }
  | { readonly kind: 'certificate' };

export type SampleBody =
  | { readonly kind: 'json'; readonly mediaType: string; readonly value: Json }
  | { readonly kind: 'form'; readonly mediaType: string; readonly fields: readonly NamedValue[] };

/** The name of a language, for people and for the fence around it. */
export const LANGUAGES: Readonly<Record<SnippetLanguage, { readonly name: string; readonly fence: string }>> = {
  curl: { name: 'curl', fence: 'sh' },
  js: { name: 'JavaScript', fence: 'js' },
  python: { name: 'Python', fence: 'python' },
};
