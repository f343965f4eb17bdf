import type { Section, Word } from '../../syntax/tree.ts';

/** Name under which a section stands in the outline. */
export function title(
  section: Section,
): { readonly name: string; readonly detail: string; readonly at: Word } | undefined {
  const { keyword, values } = section;
  if (keyword.value === '' || keyword.value === 'skip') return undefined;
  const words = values.map(v => v.value).join(' ');
  const name = words === '' ? keyword.value : `${keyword.value} ${words}`;
  return { name, detail: detailOf(section), at: values[0] ?? keyword };
}

function detailOf(section: Section): string {
  const value = (name: string): string => {
    const option = section.children.find(c => c.kind === 'option' && c.keyword.value === name);
    return option?.values.map(v => v.value).join(' ') ?? '';
  };
  switch (section.keyword.value) {
    case 'resource': {
      const hosts = section.children.filter(c => c.kind === 'section' && /^(?:on|floating)$/.test(c.keyword.value));
      return hosts.map(h => h.values.map(v => v.value).join(' ')).join(', ');
    }
    case 'on':
    case 'floating':
    case 'stacked-on-top-of':
      return value('address');
    case 'volume':
      return value('device');
    case 'connection':
    case 'path':
      return section.children
        .filter(c => c.keyword.value === 'host' || c.keyword.value === 'address')
        .map(c => c.values[0]?.value ?? '')
        .join(' – ');
    case 'connection-mesh':
      return value('hosts');
    default:
      return '';
  }
}
