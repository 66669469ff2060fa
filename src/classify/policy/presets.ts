import { azure } from './azure.ts';
import { github } from './github.ts';
import { google } from './google.ts';
import { kubernetes } from './kubernetes.ts';
import { msGraph } from './ms-graph.ts';
import type { Policy } from './policy.ts';
import type { PresetName } from './preset-names.ts';
import { recommended } from './recommended.ts';
import { sdk } from './sdk.ts';
import { strict } from './strict.ts';
import { stripe } from './stripe.ts';
import { wire } from './wire.ts';
import { zalando } from './zalando.ts';

/** The policies that come with the program, by name: the project's own, then those that were published. */
export const presets = {
  recommended,
  strict,
  wire,
  sdk,
  zalando,
  google,
  azure,
  github,
  stripe,
  kubernetes,
  'ms-graph': msGraph,
} as const satisfies Readonly<Record<PresetName, Policy>>;
