import { expect } from 'vitest';
import { createAdapterContext } from '../../../src/report/adapters/context.ts';
import type { Random } from '../../support/random.ts';
import { running } from './built.ts';
import type { Made } from './built.ts';
import { channelsOf, judgeOf, messagesOf, refusalsOf } from './messages.ts';
import type { Message } from './messages.ts';

/** How many messages were converted, and how many ran into something that is left to a decision. */
export interface Tried {
  readonly converted: number;
  readonly undecided: number;
}

/**
 * Holds adapters to their law: a message of the sender, converted, is one of the receiver, as independent
 * validators see it; what is not converted throws at a place that is listed.
 */
export async function holdsLaw(made: Made, random: Random, count: number): Promise<Tried> {
  const code = await running(made.adapters.files);
  const gaps = new Map(made.adapters.adapted.map(({ operation, notDerived }) => [operation, notDerived]));
  const context = createAdapterContext(made.comparison.apis, made.comparison.difference.changes);
  let [converted, undecided] = [0, 0];
  for (const channel of channelsOf(made, code)) {
    const [sender, receiver] = channel.direction === 'request' ? (['old', 'new'] as const) : (['new', 'old'] as const);
    const judge = judgeOf(made, receiver, channel.direction);
    for (const message of await messagesOf(channel, { context, judge: judgeOf(made, sender, channel.direction) }, random, count)) {
      let result: Message;
      try {
        result = channel.convert(structuredClone(message)) as Message;
      } catch (error) {
        if (!(error instanceof code.NotDerivedError)) throw error;
        expect(gaps.get(channel.operation), `${channel.operation} of ${JSON.stringify(message)}`).toBeGreaterThan(0);
        expect(code.notDerived).toHaveProperty([error.place]);
        undecided += 1;
        continue;
      }
      converted += 1;
      const shape = channel.taken(result.status ?? 0);
      if (shape === undefined) continue;
      const refusals = await refusalsOf(judge, shape, result);
      expect(refusals, `${channel.operation}: ${JSON.stringify(message)} became ${JSON.stringify(result)}`).toEqual([]);
    }
  }
  return { converted, undecided };
}
