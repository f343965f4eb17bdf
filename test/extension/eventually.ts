/** The first truthy value of a probe that is asked again until there is one; conditions, never times, are waited for. */
export async function eventually<T>(
  what: string,
  probe: () => T | undefined | false | Thenable<T | undefined | false>,
  milliseconds = 10_000,
): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`timed out: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
