import type { Direction } from '../../../model/api.ts';
import type { OperationPlan } from '../operations/plan.ts';
import { pascalCase } from '../names.ts';
import type { Types } from '../types/declare.ts';
import type { Type } from '../types/type.ts';
import { requestType, responseType, responsesType } from './messages.ts';
import type { MessageTypes } from './operation.ts';

/** The types of both documents. */
export interface BothTypes {
  readonly Old: Types;
  readonly New: Types;
}

/** Gives the messages of an operation types with names. */
export function messageTypes({ name, old, new: next, request, response }: OperationPlan, types: BothTypes): MessageTypes {
  const pascal = pascalCase(name);
  const ends = (
    direction: Direction,
  ): {
    readonly sender: { readonly types: Types; readonly operation: typeof old };
    readonly receiver: { readonly types: Types; readonly operation: typeof old };
  } => {
    const [before, after] = [
      { types: types.Old, operation: old },
      { types: types.New, operation: next },
    ];
    return direction === 'request' ? { sender: before, receiver: after } : { sender: after, receiver: before };
  };
  const asked = ends(request.direction);
  const answered = ends(response.direction);
  const requestOf = (end: (typeof asked)['sender']): Type =>
    end.types.declare(`${pascal}Request`, requestType(end.operation, request.direction, name, end.types), undefined);
  const responseOf = (end: (typeof asked)['sender']): Type =>
    end.types.declare(`${pascal}Response`, responsesType(end.operation, response.direction, name, end.types), undefined);
  const ofStatus = (end: (typeof asked)['sender'], status: string): Type => {
    const found =
      end.operation.responses.find((one) => one.status === status) ??
      end.operation.responses.find((one) => one.status === `${status.slice(0, 1)}XX`) ??
      end.operation.responses.find((one) => one.status === 'default');
    return found === undefined ? { kind: 'unknown' } : responseType(found, end.operation, response.direction, name, end.types);
  };
  return {
    request: { sender: requestOf(asked.sender), receiver: requestOf(asked.receiver) },
    response: { sender: responseOf(answered.sender), receiver: responseOf(answered.receiver) },
    status: (plan) => ({ sender: ofStatus(answered.sender, plan.status), receiver: ofStatus(answered.receiver, plan.to ?? plan.status) }),
  };
}
