// For tests: properties that a part may write back to, as `bind:` would.
export function bound<P extends object>(props: P): P {
  const state = $state(props);
  return state;
}
