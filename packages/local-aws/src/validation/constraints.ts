import { ServiceId } from '../service';
import facts from './constraints.json';

/** What AWS's service models say about the values of one shape. */
export interface Constraint {
  /** Least and most: of a number, of a text's length, of a list's or map's size. */
  readonly min?: number;
  readonly max?: number;
  /** The whole text must match. */
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** Members of a structure that must be there. */
  readonly required?: readonly string[];
  /** Shapes by member, for those that have constraints. */
  readonly members?: Readonly<Record<string, string>>;
  /** The shapes of a list's items, and of a map's keys and values. */
  readonly item?: string;
  readonly key?: string;
  readonly value?: string;
}

/** The constraints of one service: the shape of each operation's input, and all shapes. */
export interface ServiceConstraints {
  readonly operations: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, Constraint>>;
}

/** Made by `scripts/extract-constraints.mjs`. A service without facts has no constraints. */
export const constraints: Readonly<
  Partial<Record<ServiceId, ServiceConstraints>>
> = facts.services;
