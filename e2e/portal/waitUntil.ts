/** Asks again and again until the answer is there, or the time is up. */
export async function waitUntil<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined | false>,
  timeoutMilliseconds = 90_000,
): Promise<Answer> {
  const deadline = Date.now() + timeoutMilliseconds;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(`Not within ${timeoutMilliseconds / 1000} s: ${what}`);
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
}
