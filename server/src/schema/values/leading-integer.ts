/** What strtoll(text, &rest, 10) finds at the start of a text; undefined where there are no digits. */
export function leadingInteger(
  text: string,
): { readonly value: number; readonly rest: string; readonly beyond64Bits: boolean } | undefined {
  const found = /^[ \t\n\v\f\r]*([+-]?)(\d+)/.exec(text);
  if (!found) return undefined;
  const [all, sign, digits = ''] = found;
  const significant = digits.replace(/^0+(?=\d)/, '');
  const limit = sign === '-' ? '9223372036854775808' : '9223372036854775807';
  const beyond64Bits =
    significant.length > limit.length || (significant.length === limit.length && significant > limit);
  const magnitude = Number(beyond64Bits ? limit : significant);
  return {
    value: sign === '-' && magnitude !== 0 ? -magnitude : magnitude,
    rest: text.slice(all.length),
    beyond64Bits,
  };
}
