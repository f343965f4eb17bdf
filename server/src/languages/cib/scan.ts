import type { SyntaxProblem } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';
import { isAllowed, isBlank, isNameChar, isNameStart } from './characters.ts';
import {
  ATTRIBUTE,
  ATTRIBUTES,
  ATTRIBUTES_END,
  CDATA,
  CLOSE_START,
  DAMAGED,
  ELEMENT,
  END,
  END_TAG,
  FIRST,
  NAME,
  NEXT,
  OPEN_END,
  PARENT,
  PLAIN,
  type Scan,
  START,
  TEXT,
} from './layout.ts';
import { createNames } from './names.ts';
import { nest } from './nest.ts';
import { referenceAt } from './references.ts';
import { maxDepth, syntax } from './syntax-problems.ts';

/** More would help nobody, and hostile files could have millions. */
const maxProblems = 500;

/**
 * Reads a file in one pass. It never throws; what a person has half typed costs as little of the rest as possible.
 * Only where the tags do not balance, a second pass (nest.ts) finds out by indentation which end tags are missing.
 */
export function scan(text: string): Scan {
  const length = text.length;
  const table = createNames();
  let elements = new Int32Array(Math.max(64, (length >> 6) + 16) * ELEMENT);
  let elementCount = 0;
  let attributes = new Int32Array(Math.max(64, (length >> 5) + 16) * ATTRIBUTE);
  let attributeCount = 0;
  let endTags = new Int32Array(256 * END_TAG);
  let endTagCount = 0;
  let texts = new Int32Array(16 * TEXT);
  let textCount = 0;
  const comments: Span[] = [];
  const problems: SyntaxProblem[] = [];
  const entities = new Set<string>();
  let anyEntity = false;
  let documentType = false;
  /** Elements whose start tag was not finished. */
  const unfinished: number[] = [];
  let balanced = true;
  let top = -1;
  let lastRoot = -1;
  /** Last child of an element, so that a sibling is linked without a walk. */
  let lastChild = new Int32Array(elements.length / ELEMENT);
  /** The last element that had an attribute of this name: finds the second of its kind. */
  let lastSeen = new Int32Array(1024).fill(-1);
  let lastSeenAt = new Int32Array(1024);
  const noneBehind = { comment: length, pi: length, cdata: length };

  const report = (problem: SyntaxProblem): void => {
    if (problems.length < maxProblems) problems.push(problem);
  };
  const codeAt = (at: number): number => (at < length ? text.charCodeAt(at) : -1);
  const nameEnd = (at: number): number => {
    let i = at;
    while (i < length && isNameChar(text.charCodeAt(i))) i++;
    return i;
  };
  const skipBlanks = (at: number): number => {
    let i = at;
    while (i < length && isBlank(text.charCodeAt(i))) i++;
    return i;
  };
  const lineEnd = (at: number): number => {
    let i = at;
    while (i < length && text.charCodeAt(i) !== 10 && text.charCodeAt(i) !== 13) i++;
    return i;
  };
  /** Behind the last character before `at` that is no line break and no blank behind one. */
  const withoutLineBreak = (from: number, at: number): number => {
    let last = at;
    while (last > from && isBlank(text.charCodeAt(last - 1))) last--;
    while (last < at && (text.charCodeAt(last) === 32 || text.charCodeAt(last) === 9)) last++;
    return last;
  };

  const addText = (start: number, end: number, kind: number): void => {
    if ((textCount + 1) * TEXT > texts.length) texts = grown(texts);
    const at = textCount++ * TEXT;
    texts[at] = start;
    texts[at + 1] = end;
    texts[at + 2] = top;
    texts[at + 3] = kind;
  };

  /** A reference at `&`; answers where reading goes on. */
  const reference = (at: number): number => {
    const { end, fault, name } = referenceAt(text, at);
    if (fault === 'bare') report(syntax.ampersand(at));
    else if (fault === 'character') report(syntax.noCharacter(at, end, name as string));
    else if (fault === 'entity' && !anyEntity && !entities.has(name as string)) {
      report(syntax.unknownEntity(at, end, name as string));
    }
    return end;
  };

  /** Text up to the next `<`. */
  const readText = (from: number, damaged: boolean): number => {
    let first = -1;
    let last = from;
    let i = from;
    while (i < length) {
      const c = text.charCodeAt(i);
      if (c === 60) break;
      if (c <= 32) {
        if (!isAllowed(c) && c !== 32) {
          report(syntax.forbidden(i, c));
          if (first < 0) first = i;
          last = i + 1;
        }
        i++;
        continue;
      }
      if (c === 38) {
        const blank = top >= 0 ? behindBlank(text, i) : -1;
        if (blank >= 0) {
          i = blank;
          continue;
        }
      }
      if (first < 0) first = i;
      if (c === 38) i = reference(i);
      else {
        if (c === 93 && text.startsWith(']]>', i)) report(syntax.cdataEnd(i));
        else if (c >= 0xfffe) report(syntax.forbidden(i, c));
        i++;
      }
      last = i;
    }
    if (first >= 0) addText(first, last, damaged ? DAMAGED : PLAIN);
    return i;
  };

  /** A comment at `<!--`. */
  const readComment = (at: number): number => {
    const close = noneBehind.comment > at ? text.indexOf('-->', at + 4) : -1;
    if (close < 0) {
      noneBehind.comment = Math.min(noneBehind.comment, at);
      const end = lineEnd(at);
      report(syntax.open(at, end, '<!--', '-->'));
      comments.push({ start: at, end });
      return end;
    }
    const hyphens = text.indexOf('--', at + 4);
    if (hyphens < close) {
      // Another comment begins inside, and its end is the last for now: this one was left open by a person typing.
      const inner = text.indexOf('<!--', at + 4);
      if (inner >= 0 && inner < close && startsLine(text, inner)) {
        const nextOpen = text.indexOf('<!--', close + 3);
        const nextClose = text.indexOf('-->', close + 3);
        if (nextClose < 0 || (nextOpen >= 0 && nextOpen < nextClose)) {
          const end = lineEnd(at);
          report(syntax.open(at, end, '<!--', '-->'));
          comments.push({ start: at, end });
          return end;
        }
      }
      report(syntax.hyphens(hyphens));
    }
    comments.push({ start: at, end: close + 3 });
    return close + 3;
  };

  const readProcessingInstruction = (at: number): number => {
    const close = noneBehind.pi > at ? text.indexOf('?>', at + 2) : -1;
    const end = close < 0 ? lineEnd(at) : close + 2;
    if (close < 0) {
      noneBehind.pi = Math.min(noneBehind.pi, at);
      report(syntax.open(at, end, '<?', '?>'));
      return end;
    }
    const nameStop = nameEnd(at + 2);
    if (!isNameStart(codeAt(at + 2)) || (nameStop !== close && !isBlank(codeAt(nameStop)))) {
      report(syntax.badInstruction(at, Math.max(nameStop, at + 2)));
    } else if (/^xml$/i.test(text.slice(at + 2, nameStop))) {
      const first = text.charCodeAt(0) === 0xfeff ? 1 : 0;
      if (at !== first) report(syntax.lateDeclaration(at, end));
      else if (!declaration.test(text.slice(at, Math.min(end, at + 400)))) report(syntax.badDeclaration(at, end));
    }
    return end;
  };

  const readCdata = (at: number): number => {
    const close = noneBehind.cdata > at ? text.indexOf(']]>', at + 9) : -1;
    if (close < 0) {
      noneBehind.cdata = Math.min(noneBehind.cdata, at);
      const end = lineEnd(at);
      report(syntax.open(at, end, '<![CDATA[', ']]>'));
      addText(at, end, DAMAGED);
      return end;
    }
    for (let i = at + 9; i < close; i++) {
      if (!isBlank(text.charCodeAt(i))) {
        addText(at, close + 3, CDATA);
        break;
      }
    }
    return close + 3;
  };

  const readDocumentType = (at: number): number => {
    let i = at + 9;
    let inside = false;
    while (i < length) {
      const c = text.charCodeAt(i);
      if (c === 34 || c === 39) {
        const close = text.indexOf(c === 34 ? '"' : "'", i + 1);
        if (close < 0) break;
        i = close;
      } else if (c === 60 && text.startsWith('<!--', i)) {
        const close = text.indexOf('-->', i + 4);
        if (close < 0) break;
        i = close + 2;
      } else if (c === 91) inside = true;
      else if (c === 93) inside = false;
      else if (c === 62 && !inside) {
        const declared = text.slice(at, i);
        const first = /<!ENTITY\s/.exec(declared);
        if (first) report(syntax.entities(at + first.index, at + first.index + 8));
        for (const [, name] of declared.matchAll(/<!ENTITY\s+([^\s%"']{1,200})/g)) entities.add(name as string);
        // What stands in another file may declare any name.
        if (/^<!DOCTYPE\s+\S+\s+(?:SYSTEM|PUBLIC)\s|<!ENTITY\s+%/.test(declared)) anyEntity = true;
        return i + 1;
      }
      i++;
    }
    const end = lineEnd(at);
    report(syntax.open(at, end, '<!DOCTYPE', '>'));
    return end;
  };

  /** `<` with nothing behind it that makes a tag. */
  const readStray = (at: number): number => {
    report(syntax.noTag(at));
    return readText(at + 1, true);
  };

  const readEndTag = (at: number): number => {
    const end = nameEnd(at + 2);
    if (end === at + 2 || !isNameStart(text.charCodeAt(at + 2))) return readStray(at);
    const name = table.intern(text, at + 2, end);
    let i = skipBlanks(end);
    if (codeAt(i) === 62) i++;
    else {
      // Something else before the `>`, or no `>` at all.
      let j = i;
      while (j < length && text.charCodeAt(j) !== 62 && text.charCodeAt(j) !== 60 && !isLineBreak(text, j)) j++;
      if (codeAt(j) === 62) {
        report(syntax.endTagWithMore(end, j, text.slice(at + 2, end)));
        i = j + 1;
      } else {
        report(syntax.endTagWithoutEnd(at, end, text.slice(at + 2, end)));
        i = end;
      }
    }
    if ((endTagCount + 1) * END_TAG > endTags.length) endTags = grown(endTags);
    const tag = endTagCount++ * END_TAG;
    endTags[tag] = name;
    endTags[tag + 1] = at;
    endTags[tag + 2] = i;
    if (top >= 0 && elements[top * ELEMENT + NAME] === name) {
      elements[top * ELEMENT + CLOSE_START] = at;
      elements[top * ELEMENT + END] = i;
      top = elements[top * ELEMENT + PARENT] as number;
    } else balanced = false;
    return i;
  };

  /** A value in quotes: sets `valueEnd` and `afterValue`. */
  let valueEnd = 0;
  let afterValue = 0;
  const readQuoted = (open: number, nameStart: number, nameStop: number): void => {
    const quote = text.charCodeAt(open);
    const start = open + 1;
    let literalUntil = -1;
    let i = start;
    while (i < length) {
      const c = text.charCodeAt(i);
      if (c === quote) break;
      if (c === 60) {
        // Either a `<` that belongs to the value, or the next tag because the closing quote is missing.
        if (i > literalUntil) {
          const close = closingQuoteOnLine(i, quote);
          if (close < 0) {
            endOfOpenValue(start, i);
            report(syntax.quoteMissing(start, valueEnd, text.slice(nameStart, nameStop), text.charAt(open)));
            return;
          }
          literalUntil = close;
        }
        report(syntax.lessThan(i));
      } else if (c === 38) {
        i = reference(i);
        continue;
      } else if (c < 32 ? !isAllowed(c) : c >= 0xfffe) report(syntax.forbidden(i, c));
      i++;
    }
    if (i >= length) {
      endOfOpenValue(start, length);
      report(syntax.quoteMissing(start, valueEnd, text.slice(nameStart, nameStop), text.charAt(open)));
      return;
    }
    const behind = codeAt(i + 1);
    if (behind !== -1 && behind !== 62 && behind !== 47 && !isBlank(behind)) {
      // `id="vip class="ocf"`: the quote that ends the value is the one that opens the next.
      const next = nameBeforeQuote(start, i);
      if (next >= 0) {
        endOfOpenValue(start, next);
        report(syntax.quoteMissing(start, valueEnd, text.slice(nameStart, nameStop), text.charAt(open)));
        return;
      }
    }
    valueEnd = i;
    afterValue = i + 1;
  };

  /** A quote behind `at` in the same line that can only be the end of a value; -1: none. */
  const closingQuoteOnLine = (at: number, quote: number): number => {
    for (let i = at + 1; i < length && !isLineBreak(text, i); i++) {
      if (text.charCodeAt(i) !== quote) continue;
      const behind = codeAt(i + 1);
      const opens = text.charCodeAt(i - 1) === 61;
      return !opens && (behind === 62 || behind === 47 || isBlank(behind)) ? i : -1;
    }
    return -1;
  };

  /** Where ` name=` begins that stands right before the quote; -1: none. */
  const nameBeforeQuote = (start: number, quoteAt: number): number => {
    let i = quoteAt - 1;
    while (i > start && isBlank(text.charCodeAt(i))) i--;
    if (i <= start || text.charCodeAt(i) !== 61) return -1;
    i--;
    while (i > start && isBlank(text.charCodeAt(i))) i--;
    const stop = i;
    while (i > start && isNameChar(text.charCodeAt(i))) i--;
    if (i === stop || !isBlank(text.charCodeAt(i)) || !isNameStart(text.charCodeAt(i + 1))) return -1;
    return i + 1;
  };

  /** A value without its closing quote ends at the line's end, at `>`, or before the next `name=`. */
  const endOfOpenValue = (start: number, limit: number): void => {
    let end = start;
    while (end < limit && !isLineBreak(text, end)) {
      const c = text.charCodeAt(end);
      if (c === 62) {
        if (end > start && text.charCodeAt(end - 1) === 47) end--;
        break;
      }
      if (c === 61 && end > start) {
        const name = nameBeforeEquals(start, end);
        if (name >= 0) {
          end = name;
          break;
        }
      }
      end++;
    }
    afterValue = end;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    valueEnd = end;
    if (valueEnd < afterValue) afterValue = valueEnd;
  };

  const nameBeforeEquals = (start: number, equals: number): number => {
    let i = equals - 1;
    while (i > start && isNameChar(text.charCodeAt(i))) i--;
    return i < equals - 1 && isBlank(text.charCodeAt(i)) && isNameStart(text.charCodeAt(i + 1)) ? i + 1 : -1;
  };

  /** A value without quotes, up to the next blank or the end of the tag. */
  const readUnquoted = (start: number, nameStart: number, nameStop: number): void => {
    let i = start;
    while (i < length) {
      const c = text.charCodeAt(i);
      if (isBlank(c) || c === 62 || c === 60 || c === 34 || c === 39) break;
      if (c === 47 && codeAt(i + 1) === 62) break;
      i++;
    }
    valueEnd = i;
    // A quote right behind: only the opening one is missing.
    const quote = codeAt(i) === 34 || codeAt(i) === 39;
    afterValue = quote ? i + 1 : i;
    report(syntax.unquoted(start, i, text.slice(nameStart, nameStop), text.slice(start, i), afterValue));
  };

  const seen = (name: number, element: number, start: number, end: number): void => {
    if (name >= lastSeen.length) {
      const bigger = new Int32Array(name * 2).fill(-1);
      bigger.set(lastSeen);
      lastSeen = bigger;
      const places = new Int32Array(name * 2);
      places.set(lastSeenAt);
      lastSeenAt = places;
    }
    if (lastSeen[name] === element) {
      const first = lastSeenAt[name] as number;
      const word = table.names[name] as string;
      report(syntax.attributeTwice(start, end, word, { start: first, end: first + word.length }));
      return;
    }
    lastSeen[name] = element;
    lastSeenAt[name] = start;
  };

  const readAttribute = (at: number, element: number): number => {
    const nameStop = nameEnd(at);
    const name = table.intern(text, at, nameStop);
    let start = -1;
    let stop = -1;
    let end = nameStop;
    const equals = skipBlanks(nameStop);
    if (codeAt(equals) === 61) {
      const at2 = skipBlanks(equals + 1);
      const c = codeAt(at2);
      end = equals + 1;
      if (c === 34 || c === 39) {
        readQuoted(at2, at, nameStop);
        start = at2 + 1;
        stop = valueEnd;
        end = afterValue;
      } else if (!beginsValue(at2, equals + 1)) {
        report(syntax.attributeWithoutValue(at, nameStop, text.slice(at, nameStop)));
      } else {
        readUnquoted(at2, at, nameStop);
        start = at2;
        stop = valueEnd;
        end = afterValue;
      }
    } else report(syntax.attributeWithoutValue(at, nameStop, text.slice(at, nameStop)));
    if ((attributeCount + 1) * ATTRIBUTE > attributes.length) attributes = grown(attributes);
    const place = attributeCount++ * ATTRIBUTE;
    attributes[place] = name;
    attributes[place + 1] = at;
    attributes[place + 2] = end;
    attributes[place + 3] = start;
    attributes[place + 4] = stop;
    seen(name, element, at, nameStop);
    return end;
  };

  /** Whether what stands behind `=` is a value without quotes, and not the rest of the tag. */
  const beginsValue = (at: number, behindEquals: number): boolean => {
    const c = codeAt(at);
    if (c === -1 || c === 62 || c === 60 || (c === 47 && codeAt(at + 1) === 62)) return false;
    if (at === behindEquals) return true;
    for (let i = behindEquals; i < at; i++) if (isLineBreak(text, i)) return false;
    return !(isNameStart(c) && codeAt(skipBlanks(nameEnd(at))) === 61);
  };

  const readStartTag = (at: number): number => {
    const stop = nameEnd(at + 1);
    const name = table.intern(text, at + 1, stop);
    if ((elementCount + 1) * ELEMENT > elements.length) {
      elements = grown(elements);
      lastChild = grown(lastChild);
    }
    const element = elementCount++;
    const place = element * ELEMENT;
    elements[place + NAME] = name;
    elements[place + START] = at;
    elements[place + PARENT] = top;
    elements[place + FIRST] = -1;
    elements[place + NEXT] = -1;
    elements[place + ATTRIBUTES] = attributeCount;
    const before = top < 0 ? lastRoot : elements[top * ELEMENT + FIRST] === -1 ? -1 : (lastChild[top] as number);
    if (before >= 0) elements[before * ELEMENT + NEXT] = element;
    else if (top >= 0) elements[top * ELEMENT + FIRST] = element;
    if (top >= 0) lastChild[top] = element;
    else lastRoot = element;

    let i = stop;
    let stray = false;
    let form: 'open' | 'empty' | 'unfinished' = 'unfinished';
    while (i < length) {
      const from = i;
      i = skipBlanks(i);
      const c = codeAt(i);
      if (c === 62) {
        i++;
        form = 'open';
        break;
      }
      if (c === 47) {
        const next = codeAt(i + 1);
        if (next === 62) {
          i += 2;
          form = 'empty';
          break;
        }
        const behind = skipBlanks(i + 1);
        if (behind >= length || codeAt(behind) === 60) {
          i++;
          report(syntax.startTagWithoutEnd(at + 1, stop, text.slice(at + 1, stop), i));
          form = 'empty';
          break;
        }
        if (!stray) report(syntax.strayInTag(i, i + 1, '/'));
        stray = true;
        i++;
        continue;
      }
      if (c === 60 || c === -1) break;
      if (isNameStart(c)) {
        if (i === from && !stray) {
          const nameStop = nameEnd(i);
          report(syntax.spaceMissing(i, nameStop, text.slice(i, nameStop)));
        }
        i = readAttribute(i, element);
        continue;
      }
      let j = i + 1;
      while (j < length) {
        const d = text.charCodeAt(j);
        if (isBlank(d) || d === 62 || d === 60 || d === 47) break;
        j++;
      }
      if (!stray) report(syntax.strayInTag(i, j, text.slice(i, Math.min(j, i + 20))));
      stray = true;
      i = j;
    }
    elements[place + ATTRIBUTES_END] = attributeCount;
    if (form === 'unfinished') {
      i = Math.min(i, length);
      const end = withoutLineBreak(stop, i);
      elements[place + OPEN_END] = end;
      elements[place + CLOSE_START] = end;
      elements[place + END] = end;
      unfinished.push(element);
      balanced = false;
      let tagEnd = end;
      while (tagEnd > stop && isBlank(text.charCodeAt(tagEnd - 1))) tagEnd--;
      report(syntax.startTagWithoutEnd(at + 1, stop, text.slice(at + 1, stop), tagEnd));
      return i;
    }
    elements[place + OPEN_END] = i;
    elements[place + CLOSE_START] = i;
    elements[place + END] = i;
    if (form === 'open') top = element;
    return i;
  };

  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < length) {
    if (text.charCodeAt(at) !== 60) {
      at = readText(at, false);
      continue;
    }
    const c = codeAt(at + 1);
    if (isNameStart(c)) at = readStartTag(at);
    else if (c === 47) at = readEndTag(at);
    else if (c === 33) {
      if (text.startsWith('<!--', at)) at = readComment(at);
      else if (text.startsWith('<![CDATA[', at)) at = readCdata(at);
      else if (!documentType && elementCount === 0 && text.startsWith('<!DOCTYPE', at)) {
        documentType = true;
        at = readDocumentType(at);
      } else at = readStray(at);
    } else if (c === 63) at = readProcessingInstruction(at);
    else at = readStray(at);
  }

  const result = {
    text,
    names: table.names,
    elements,
    elementCount,
    attributes,
    attributeCount,
    texts,
    textCount,
    comments,
    problems,
    entities,
  };
  if (!balanced || top >= 0) nest(result, { endTags, endTagCount, unfinished }, report);
  checkOutside(result, report);
  return result;
}

/** One root, nothing beside it, and not too deep. */
function checkOutside(file: Scan, report: (problem: SyntaxProblem) => void): void {
  const { elements, elementCount, texts, textCount, names } = file;
  const nameSpan = (element: number): { start: number; end: number; name: string } => {
    const start = (elements[element * ELEMENT + START] as number) + 1;
    const name = names[elements[element * ELEMENT + NAME] as number] as string;
    return { start, end: start + name.length, name };
  };
  if (elementCount === 0) {
    if (file.problems.length === 0 && textCount === 0) report(syntax.empty(0));
  } else {
    for (let e = elements[NEXT] as number; e >= 0; e = elements[e * ELEMENT + NEXT] as number) {
      const { start, end, name } = nameSpan(e);
      report(syntax.secondRoot(start, end, name, nameSpan(0)));
    }
  }
  for (let t = 0; t < textCount; t++) {
    const [start, end, parent, kind] = texts.subarray(t * TEXT, t * TEXT + TEXT) as unknown as number[];
    if (parent === -1 && kind !== DAMAGED) report(syntax.textOutside(start as number, end as number));
  }
  const depth = new Int32Array(elementCount);
  for (let e = 0; e < elementCount; e++) {
    const parent = elements[e * ELEMENT + PARENT] as number;
    depth[e] = parent < 0 ? 1 : (depth[parent] as number) + 1;
    if ((depth[e] as number) > maxDepth) {
      const { start, end } = nameSpan(e);
      report(syntax.tooDeep(start, end));
      break;
    }
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(array.length * 2);
  bigger.set(array);
  return bigger;
}

function isLineBreak(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c === 10 || c === 13;
}

/** Behind a reference to a blank (`&#32;`), which counts as one; -1: it is none. */
function behindBlank(text: string, at: number): number {
  blankReference.lastIndex = at;
  return blankReference.test(text) ? blankReference.lastIndex : -1;
}

const blankReference = /&#(?:0{0,20}(?:9|10|13|32)|x0{0,20}(?:9|[aAdD]|20));/y;

function startsLine(text: string, at: number): boolean {
  let i = at;
  while (i > 0 && (text.charCodeAt(i - 1) === 32 || text.charCodeAt(i - 1) === 9)) i--;
  return i === 0 || isLineBreak(text, i - 1);
}

const declaration =
  /^<\?xml\s+version\s*=\s*(?:"1\.\d+"|'1\.\d+')(?:\s+encoding\s*=\s*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>$/;
