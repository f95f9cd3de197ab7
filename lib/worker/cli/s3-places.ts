import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { S3Client } from "@aws-sdk/client-s3";
import { placesIn, type S3Folders } from "../../glue/s3-folders";
import { Pipeline } from "../../model/pipeline";
import { UsageError } from "./usage";

/** Objects that travel at the same time. */
const AT_ONCE = 8;

/** A place in S3, `s3://bucket/prefix`, and the endpoint that holds it: AWS's own or any that speaks its protocol. */
export interface S3Endpoint {
  place: string;
  endpoint: string;
}

/** Folders that hold what a job names of places in S3, for as long as a command runs. */
export interface S3Mirror {
  folders: S3Folders;
  /** A text with the places in S3 where it names the folders. */
  shown(text: string): string;
  /**
   * Brings what a run wrote to the endpoints: new files first, then those that are gone are deleted. S3 has no rename: a
   * reader may see some of the files before the others. Throws with the folder that holds the output.
   */
  upload(): Promise<void>;
  remove(): Promise<void>;
}

/** Brings the objects below places that a job names into a folder of the workspace. Throws `UsageError`. */
export async function mirrorPlaces(
  named: readonly string[],
  endpoints: readonly S3Endpoint[],
  root: string,
): Promise<S3Mirror> {
  const home = `s3-${process.pid}-${Date.now().toString(36)}`;
  const mirrors = await Promise.all(endpoints.map((one) => Mirror.open(one, { root, home })));
  const remove = () => rm(join(root, home), { recursive: true, force: true });
  try {
    for (const mirror of mirrors) await mirror.download(named);
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    folders: Object.fromEntries(mirrors.map(({ place, folder }) => [place, folder])),
    shown: (text) => mirrors.reduce((shown, { place, folder }) => shown.replaceAll(folder, place), text),
    async upload() {
      for (const mirror of mirrors) await mirror.upload();
    },
    remove,
  };
}

class Mirror {
  readonly folder: string;
  private before = new Map<string, string>();

  private constructor(
    readonly place: string,
    private readonly bucket: string,
    private readonly absolute: string,
    folder: string,
    private readonly s3: typeof import("@aws-sdk/client-s3"),
    private readonly client: S3Client,
  ) {
    this.folder = folder;
  }

  static async open(
    { place, endpoint }: S3Endpoint,
    { root, home }: { root: string; home: string },
  ): Promise<Mirror> {
    const [, bucket = "", prefix = ""] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(place) ?? [];
    const folder = [home, bucket, prefix].filter(Boolean).join("/");
    // Which Node versions the client goes on with is for those who update it to know.
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
    const s3 = await import("@aws-sdk/client-s3");
    const client = new s3.S3Client({
      endpoint,
      forcePathStyle: true,
      region: process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? "us-east-1",
      // Without any key of the environment, requests are not signed: as for a bucket that is open to all.
      ...(process.env.AWS_ACCESS_KEY_ID || process.env.AWS_PROFILE
        ? {}
        : {
            credentials: { accessKeyId: "anonymous", secretAccessKey: "anonymous" },
            signer: { sign: async (request) => request },
          }),
    });
    return new Mirror(place, bucket, join(root, home, bucket), folder, s3, client);
  }

  async download(named: readonly string[]): Promise<void> {
    const keys = new Set<string>();
    for (const path of named) {
      const place = plain(path);
      if (place !== this.place && !place.startsWith(`${this.place}/`)) continue;
      for (const key of await this.keysOf(place.split("/").slice(3).join("/"))) keys.add(key);
    }
    await mkdir(join(this.absolute, ...this.place.split("/").slice(3)), { recursive: true });
    await each([...keys], async (key) => {
      const file = this.fileOf(key);
      await mkdir(dirname(file), { recursive: true });
      const { Body } = await this.asked(
        this.client.send(new this.s3.GetObjectCommand({ Bucket: this.bucket, Key: key })),
        key,
      );
      await pipeline(Body as Readable, createWriteStream(file));
    });
    this.before = await this.files();
  }

  async upload(): Promise<void> {
    const after = await this.files();
    const written = [...after].filter(([key, state]) => this.before.get(key) !== state).map(([key]) => key);
    const gone = [...this.before.keys()].filter((key) => !after.has(key));
    await each(written, async (key) => {
      const file = this.fileOf(key);
      const { size } = await stat(file);
      const object = { Bucket: this.bucket, Key: key, Body: createReadStream(file), ContentLength: size };
      await this.asked(this.client.send(new this.s3.PutObjectCommand(object)), key);
    });
    await each(gone, async (key) => {
      await this.asked(
        this.client.send(new this.s3.DeleteObjectCommand({ Bucket: this.bucket, Key: key })),
        key,
      );
    });
  }

  /** Keys of objects that a path may mean: itself, what lies below it, or what its pattern may match. */
  private async keysOf(path: string): Promise<string[]> {
    const glob = path.search(/[*?[{]/);
    const prefix = glob < 0 ? path : path.slice(0, glob);
    const keys: string[] = [];
    let token: string | undefined;
    do {
      const page = await this.asked(
        this.client.send(
          new this.s3.ListObjectsV2Command({
            Bucket: this.bucket,
            Prefix: prefix,
            ...(token === undefined ? {} : { ContinuationToken: token }),
          }),
        ),
        prefix,
      );
      keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
      token = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (token !== undefined);
    const own = (key: string) => glob >= 0 || prefix === "" || key === prefix || key.startsWith(`${prefix}/`);
    return keys.filter((key) => !key.endsWith("/") && own(key));
  }

  private fileOf(key: string): string {
    const names = key.split("/");
    if (names.some((name) => ["", ".", ".."].includes(name) || name.includes("\0")))
      throw new UsageError(`s3://${this.bucket}/${key} has a name that no file can have.`);
    return join(this.absolute, ...names);
  }

  /** Every file of the mirror by its key, and what tells that it was written again. */
  private async files(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const visit = async (names: readonly string[]): Promise<void> => {
      for (const entry of await readdir(join(this.absolute, ...names), { withFileTypes: true })) {
        const own = [...names, entry.name];
        if (entry.isDirectory()) await visit(own);
        else {
          const { size, mtimeMs, ino } = await stat(join(this.absolute, ...own));
          found.set(own.join("/"), `${size} ${mtimeMs} ${ino}`);
        }
      }
    };
    await visit([]);
    return found;
  }

  private async asked<T>(answer: Promise<T>, key: string): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      const { name, message } = error as Error;
      throw new UsageError(`s3://${this.bucket}/${key}: ${message || name}`);
    }
  }
}

/** A place without what changes nothing. */
export const plain = (place: string): string => place.replace(/^s3[an]?:\/\//i, "s3://").replace(/\/+$/, "");

/** Every place in S3 that the text of a job file names, and the paths of a studio's job that stand for one. */
export function placesNamed(text: string): string[] {
  const named = text.match(/s3[an]?:\/\/[^"\\<>]+/gi) ?? [];
  return [...new Set([...named, ...placesOfStudio(text)])];
}

function placesOfStudio(text: string): string[] {
  try {
    const { data } = Pipeline.safeParse((JSON.parse(text) as { pipeline?: unknown }).pipeline);
    return data ? placesIn(data) : [];
  } catch {
    return [];
  }
}

async function each<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const open = [...items];
  const worker = async (): Promise<void> => {
    for (let item = open.pop(); item !== undefined; item = open.pop()) await act(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
}
