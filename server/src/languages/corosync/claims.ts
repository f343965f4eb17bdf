/**
 * How sure a file is a corosync.conf: by its name or place, by its content. A file that only happens to end in .conf
 * needs one of the sections that no other program has.
 */
export function claims(path: string, text: string): 0 | 1 | 2 | 3 {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  const byContent = looksLikeCorosync(text);
  if (/^corosync\.conf(?:[.~_-].*)?$/.test(name) && !otherKinds.test(name)) {
    // A script that writes a corosync.conf may carry its name.
    if (/^#!/.test(text) || (!byContent && /<<-?\s*['"]?\w+/.test(text.slice(0, 400)))) return 0;
    return byContent ? 3 : 2;
  }
  const folder = parts.at(-2);
  // Corosync reads every file there, and refuses all but uidgid sections.
  if (folder === 'uidgid.d' && (parts.at(-3) === 'corosync' || /^\s*uidgid\s*:?\s*\{/m.test(text))) return 3;
  if (folder === 'service.d') {
    const ofService = /^\s*service\s*:?\s*\{/m.test(text);
    if (parts.at(-3) === 'corosync' || ofService) return ofService ? 3 : 2;
  }
  // Copies of such files carry the folder in their names.
  if (/^(?:service|uidgid)\.d-/.test(name) && /^\s*(?:service|uidgid)\s*:?\s*\{/m.test(text)) return 1;
  if (/\.conf(?:\.(?:erb|epp|j2|jinja2?|tmpl|tpl|in|example|bak|orig))?$/.test(name) && byContent) return 1;
  return 0;
}

// Formats of their own: corosync.conf.xml is for corosync-xmlproc, a manual page is text about the file.
const otherKinds = /\.(?:xml|5|8|md|html|rst|adoc|pdf|gz|bz2|xz|zip|diff|patch|rb|py|sh|pp|yml|yaml|json|po)$/;

/** Two of Corosync's own sections at the start of lines, or one that has its typical keys. */
function looksLikeCorosync(text: string): boolean {
  // Large files are mostly XML, and quickly told apart.
  if (/^\s{0,100}</.test(text)) return false;
  const head = text.slice(0, 200_000);
  const totem = /^[ \t\uFEFF]*totem[ \t]*:?[ \t]*\{[ \t]*\r?$/m.test(head);
  const nodelist = /^[ \t\uFEFF]*nodelist[ \t]*:?[ \t]*\{[ \t]*\r?$/m.test(head);
  const quorum = /^[ \t\uFEFF]*quorum[ \t]*:?[ \t]*\{[ \t]*\r?$/m.test(head);
  return (
    totem ||
    (nodelist && /^[ \t]*(?:ring\d+_addr|nodeid)[ \t]*:/m.test(head)) ||
    (quorum && /^[ \t]*provider[ \t]*:[ \t]*corosync_/m.test(head))
  );
}
