import { execFileSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";

import { expect } from "chai";

import { connectPostgresql } from "../../src/centralized/database/postgresql.ts";
import { openDatabase } from "../../src/centralized/database/openDatabase.ts";
import { expectError } from "../centralized/expectError.ts";
import { expectMoved, openUnderFaults, payments } from "./payments.ts";
import { serverOfOurOwn } from "./serverOfOurOwn.ts";

/** Root may, unless it is confined to a container. */
function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "jiaozi-mount-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "tmpfs", folder], { stdio: "ignore" });
    execFileSync("umount", [folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("books on PostgreSQL: the server refuses", () => {
  const server = serverOfOurOwn({ max_connections: "6", superuser_reserved_connections: "0" });

  /** A small file system of its own under the books; mounting one needs rights. */
  const smallTablespace = async () => {
    const folder = mkdtempSync(join(tmpdir(), "jiaozi-small-disk-"));
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", folder]);
    server.closeLater(async () => {
      const database = await connectPostgresql(server.running().url);
      await database.run("SET client_min_messages = warning; DROP SCHEMA small CASCADE");
      await database.run("CHECKPOINT");
      await database.run("DROP TABLESPACE small");
      await database.close();
      execFileSync("umount", [folder]);
      rmSync(folder, { recursive: true });
    });
    const user = server.running().user;
    if (user !== undefined) chownSync(folder, user.uid, user.gid);
    return folder;
  };

  const openOnSmallDisk = async (folder: string) => {
    const { url } = server.running();
    const owner = await connectPostgresql(url);
    await owner.run(`CREATE TABLESPACE small LOCATION '${folder}'`);
    await owner.run("ALTER ROLE jiaozi SET default_tablespace = 'small'");
    await owner.close();
    const database = await openDatabase({ url, schema: "small" });
    server.closeLater(async () => {
      await database.run("ALTER ROLE jiaozi RESET default_tablespace");
      await database.close();
    });
    return openUnderFaults(Promise.resolve(database));
  };

  if (mayMount()) {
    it("the disk is full: says so, keeps what was settled, and goes on once there is room", async () => {
      const folder = await smallTablespace();
      const { rail, books } = await openOnSmallDisk(folder);
      const filler = join(folder, "filler");
      writeFileSync(filler, "");
      const settled = await fillUntilRefused(rail, filler, folder);
      await expectMoved(books, BigInt(settled));
      truncateSync(filler, 0);
      const [one] = payments(1);
      if (one === undefined) throw new Error("no payment");
      expect((await rail.submit(one)).decision).to.include({ status: "accepted", replayed: false });
      await expectMoved(books, BigInt(settled) + 1n);
    });
  } else {
    it("the disk is full (told by a trigger: mounting a small disk isn't allowed here): says so, and goes on", async () => {
      const { rail, books } = await openUnderFaults(server.fresh());
      const database = await server.another();
      await database.run(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = 'disk_full'; END $$;
        CREATE TRIGGER full_disk BEFORE INSERT ON log EXECUTE FUNCTION full_disk()`);
      const [one] = payments(1);
      if (one === undefined) throw new Error("no payment");
      const error = await expectError(() => rail.submit(one), "DATABASE_REFUSED");
      expect(error.nextStep).to.contain("Free disk space");
      await database.run("DROP TRIGGER full_disk ON log");
      expect((await rail.submit(one)).decision).to.include({ status: "accepted", replayed: false });
      await expectMoved(books, 1n);
    });
  }

  it("a statement that takes too long: says so, and goes on", async () => {
    const { rail, books } = await openUnderFaults(server.fresh());
    const other = await server.another();
    const [one] = payments(1);
    if (one === undefined) throw new Error("no payment");
    // the role's setting holds for connections made after it
    await other.run("ALTER ROLE jiaozi SET statement_timeout = '200ms'");
    await other.run(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'jiaozi' AND pid <> pg_backend_pid()",
    );
    try {
      const error = await other.transaction(async (queries) => {
        await queries.run("SET LOCAL statement_timeout = 0; SELECT 1 FROM log_head FOR UPDATE");
        return expectError(() => rail.submit(one), "DATABASE_REFUSED");
      });
      expect(error.nextStep).to.contain("statement_timeout");
    } finally {
      await other.run("ALTER ROLE jiaozi RESET statement_timeout");
    }
    expect((await rail.submit(one)).decision).to.include({ status: "accepted", replayed: false });
    await expectMoved(books, 1n);
  });

  it("a server that became read-only: says so, and goes on when it is no more", async () => {
    const { rail, books } = await openUnderFaults(server.fresh());
    const other = await server.another();
    const [one] = payments(1);
    if (one === undefined) throw new Error("no payment");
    const makeReadOnly = (isReadOnly: boolean) =>
      other.run(`ALTER ROLE jiaozi SET default_transaction_read_only = ${isReadOnly ? "on" : "off"};
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'jiaozi' AND pid <> pg_backend_pid()`);
    await makeReadOnly(true);
    const error = await expectError(() => rail.submit(one), "DATABASE_REFUSED");
    expect(error.nextStep).to.contain("read-only");
    await other.run("SET default_transaction_read_only = off");
    await makeReadOnly(false);
    expect((await rail.submit(one)).decision).to.include({ status: "accepted", replayed: false });
    await expectMoved(books, 1n);
  });

  it("too many connections: says so at the opening, and waits for room when one was lost", async () => {
    const database = await server.fresh();
    const { rail, books } = await openUnderFaults(Promise.resolve(database));
    const [backend] = await database.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const hoarded = [await server.another()];
    const [hoarder] = hoarded;
    if (hoarder === undefined) throw new Error("no connection");
    const { url } = server.running();
    const hoard = async () => {
      for (;;) hoarded.push(await connectPostgresql(url));
    };
    const error = await expectError(hoard, "DATABASE_REFUSED");
    expect(error.nextStep).to.contain("Close other connections");
    // the books' place is taken before they are back
    await hoarder.query("SELECT pg_terminate_backend($1::integer, 10000)", [backend?.pid ?? 0]);
    hoarded.push(await connectPostgresql(url));
    const [one] = payments(1);
    if (one === undefined) throw new Error("no payment");
    const submitted = rail.submit(one);
    // long enough to be refused, so that it has to try again
    await after(300);
    for (const each of hoarded.slice(1)) await each.close();
    expect((await submitted).decision).to.include({ status: "accepted", replayed: false });
    await expectMoved(books, 1n);
  });
});

/** Leaves ever less room until a payment is refused. @returns How many were settled. */
async function fillUntilRefused(
  rail: Awaited<ReturnType<typeof openUnderFaults>>["rail"],
  filler: string,
  folder: string,
): Promise<number> {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - 16_384)));
  for (const [settled, each] of payments(900).entries()) {
    try {
      await rail.submit(each);
    } catch (error) {
      expect(error).to.include({ code: "DATABASE_REFUSED" });
      expect(String((error as { nextStep: string }).nextStep)).to.contain("Free disk space");
      return settled;
    }
  }
  throw new Error("the disk never was full");
}
