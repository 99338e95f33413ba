import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { message, send } from '../activities.ts';
import type { Play, Player } from '../play.ts';

/** A place where Teams keeps a file that somebody sends in their chat. */
export interface FilePlace {
  /** How often somebody has fetched it. */
  fetched: number;
  /** Sends it as Teams does, under this name; what comes back stands before the player. */
  sends(player: Player, bytes: Uint8Array, name?: string): Promise<void>;
  close(): void;
}

/** Opens such a place on this machine. */
export async function openFilePlace(play: Pick<Play, 'url' | 'connector' | 'settled'>): Promise<FilePlace> {
  let content: Uint8Array = new Uint8Array();
  const server = createServer((_request, response) => {
    place.fetched++;
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place: FilePlace = {
    fetched: 0,
    async sends(player, bytes, name = 'export.csv') {
      content = bytes;
      const before = play.connector.sent.length;
      await send(play.url, {
        ...message({ from: player.user, serviceUrl: play.connector.url }, ''),
        attachments: [
          {
            contentType: 'application/vnd.microsoft.teams.file.download.info',
            name,
            content: { downloadUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}` },
          },
        ],
      });
      await play.settled();
      const come = play.connector.sent
        .slice(before)
        .find(({ conversationId, kind }) => conversationId === player.user.chat && kind === 'chat');
      if (come) player.reads(come);
    },
    close: () => void server.close(),
  };
  return place;
}
