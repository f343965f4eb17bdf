import type { Section } from '../../syntax/tree.ts';
import type { Edit } from '../../text/edit.ts';
import { handOf, indentAt } from '../statements.ts';
import {
  attributeOf,
  childrenOf,
  elementsBelow,
  removeAttribute,
  renameElement,
  renderXml,
  setAttribute,
  valueIn,
} from '../xml-edits.ts';

/** Schemas 1.x to 2.0: the ACLs have other words. */
export function from1(cib: Section, text: string): readonly Edit[] {
  const edits: Edit[] = [setAttribute(cib, 'validate-with', 'pacemaker-2.0')];
  for (const element of elementsBelow(cib)) {
    switch (element.keyword.value) {
      case 'role_ref':
        edits.push(...renameElement(element, 'role'));
        break;
      case 'read':
      case 'write':
      case 'deny':
        edits.push(...permission(element, text));
        break;
      case 'acl_user':
        edits.push(...(childrenOf(element, 'role_ref').length > 0 ? target(element) : ownRole(element, text)));
        break;
    }
  }
  return edits;
}

function target(user: Section): Edit[] {
  return renameElement(user, 'acl_target');
}

/** A user with permissions becomes a target with a role of its own, which has them. */
function ownRole(user: Section, text: string): Edit[] {
  if (childrenOf(user, 'read', 'write', 'deny').length === 0) return target(user);
  const { newline } = handOf(text);
  const indent = indentAt(text, user.span.start);
  const role = `auto-${valueIn(user, 'id') ?? ''}`;
  const attributes = Object.fromEntries(user.attributes.map(a => [a.keyword.value, a.values[0]?.value]));
  const children = [{ name: 'role', attributes: { id: role } }];
  const written = renderXml({ name: 'acl_target', attributes, children }, indent, newline).trimStart();
  const head = { start: user.span.start, end: user.body.start };
  return [
    { span: head, newText: `${written}${newline}${indent}<acl_role id="${role}">` },
    ...(user.endKeyword ? [{ span: user.endKeyword.span, newText: 'acl_role' }] : []),
  ];
}

/** `read` and its like become one element with a kind; what it is about has other names. */
function permission(element: Section, text: string): Edit[] {
  const edits: Edit[] = [...renameElement(element, 'acl_permission')];
  const at = attributeOf(element, 'id')?.span.end ?? element.keyword.outer.end;
  edits.push({ span: { start: at, end: at }, newText: ` kind="${element.keyword.value}"` });
  const rename = (name: string, to: string): void => {
    const attribute = attributeOf(element, name);
    if (attribute) edits.push({ span: attribute.keyword.span, newText: to });
  };
  const part = attributeOf(element, 'attribute');
  if (attributeOf(element, 'ref')) {
    rename('ref', 'reference');
    if (part) edits.push(removeAttribute(text, part));
  } else if (attributeOf(element, 'tag')) {
    rename('tag', 'object-type');
  } else if (part) {
    const path = valueIn(element, 'xpath') ?? '';
    edits.push(setAttribute(element, 'xpath', `${path}[@${part.values[0]?.value ?? ''}]`), removeAttribute(text, part));
  }
  return edits;
}
