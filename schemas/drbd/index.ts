import type { LanguageSchema } from '../../server/src/schema/entry.ts';
import { common } from './common.ts';
import { connection, connectionAddress, connectionHost, connectionVolume } from './connection.ts';
import { connectionMesh } from './connection-mesh.ts';
import { connectionDisk, disk } from './disk.ts';
import { floating } from './floating.ts';
import { globalSection } from './global.ts';
import { handlers } from './handlers.ts';
import { skip, thisHost } from './internal.ts';
import { net } from './net.ts';
import { on } from './on.ts';
import { hostOptions, options } from './options.ts';
import { path } from './path.ts';
import { plugin } from './plugin.ts';
import { proxy, proxyOn, proxyOnOptions } from './proxy.ts';
import { resource } from './resource.ts';
import { root } from './root.ts';
import { stacked, stackedVolume } from './stacked-on-top-of.ts';
import { startup } from './startup.ts';
import { syncer } from './syncer.ts';
import { volume } from './volume.ts';

/** drbd.conf and its resource files, DRBD 8.3 to 9.34. */
export const drbdSchema: LanguageSchema = {
  id: 'drbd',
  sections: [
    root,
    globalSection,
    common,
    resource,
    on,
    floating,
    stacked,
    stackedVolume,
    volume,
    disk,
    connectionDisk,
    net,
    options,
    hostOptions,
    handlers,
    startup,
    connection,
    connectionHost,
    connectionAddress,
    connectionVolume,
    path,
    connectionMesh,
    proxy,
    proxyOn,
    proxyOnOptions,
    plugin,
    skip,
    syncer,
    thisHost,
  ],
};
