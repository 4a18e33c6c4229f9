/**
 * Expected trouble is a value that the caller must look at; only bugs throw.
 * Close a `switch` on `reason` with `assertExhaustive`, so that a new reason does not compile until it is handled.
 */
export type Result<Value, Reason extends string> =
  | ({ readonly ok: true } & Value)
  | { readonly ok: false; readonly reason: Reason };

/** Never called when a switch is exhaustive; the compiler says so when it is not. */
export function assertExhaustive(value: never): never {
  throw new Error(`assertExhaustive: unexpected case of type ${typeof value}`);
}
