import { expect } from "chai";

import { JiaoziError } from "../../../src/catalogue/errors.ts";
import { GroupCommit } from "../../../src/centralized/schemes/groupCommit.ts";
import { expectError } from "../expectError.ts";

/** A database that commits when it is told to, and writes down the groups. */
function slowDatabase() {
  const groups: string[][] = [];
  const commits: (() => void)[] = [];
  const commit = async (group: readonly string[]) => {
    groups.push([...group]);
    await new Promise<void>((resolve) => commits.push(resolve));
    return group.map((item) => (item === "bad" ? notSigned() : { item }));
  };
  /** Lets the group under way commit, and the next one begin. */
  const commitOne = async () => {
    await new Promise(setImmediate);
    commits.shift()?.();
    // one turn to answer, one to gather the next group
    await new Promise(setImmediate);
    await new Promise(setImmediate);
  };
  return { groups, commit, commitOne };
}

function notSigned(): JiaoziError {
  return new JiaoziError("INVALID_SIGNATURE", "not signed", "sign it");
}

describe("group commit", () => {
  it("gathers what arrives while a group commits into the next group, in order", async () => {
    const { groups, commit, commitOne } = slowDatabase();
    const books = new GroupCommit(commit);
    const answers = [books.submit("a")];
    await new Promise(setImmediate);
    answers.push(books.submit("b"), books.submit("c"));
    await commitOne();
    await commitOne();
    expect(await Promise.all(answers)).to.deep.equal([{ item: "a" }, { item: "b" }, { item: "c" }]);
    expect(groups).to.deep.equal([["a"], ["b", "c"]]);
  });

  it("answers nobody before the commit", async () => {
    const { commit, commitOne } = slowDatabase();
    const books = new GroupCommit(commit);
    let answered = false;
    const answer = books.submit("a").then(() => (answered = true));
    await new Promise(setImmediate);
    expect(answered).to.equal(false);
    await commitOne();
    await answer;
  });

  it("cuts what waits into groups of the size it may have", async () => {
    const groups: number[] = [];
    const commit = (group: readonly number[]) => {
      groups.push(group.length);
      return Promise.resolve(group.map((item) => ({ item })));
    };
    const books = new GroupCommit(commit, { groupSize: 4, queueLimit: 100 });
    await Promise.all(Array.from({ length: 10 }, (_, item) => books.submit(item)));
    expect(groups).to.deep.equal([4, 4, 2]);
  });

  it("has a second group at the database while one commits, if it is full, and no third", async () => {
    const { groups, commit, commitOne } = slowDatabase();
    const books = new GroupCommit(commit, { groupSize: 2, queueLimit: 100 });
    const answers = [..."abcdefg"].map((item) => books.submit(item));
    await new Promise(setImmediate);
    expect(groups).to.deep.equal([
      ["a", "b"],
      ["c", "d"],
    ]);
    await commitOne();
    expect(groups.slice(2)).to.deep.equal([["e", "f"]]);
    await commitOne();
    expect(groups.slice(3)).to.deep.equal([]);
    await commitOne();
    await commitOne();
    expect((await Promise.all(answers)).map(({ item }) => item).join("")).to.equal("abcdefg");
  });

  it("fails the one that is wrong, and no other", async () => {
    const { commit, commitOne } = slowDatabase();
    const books = new GroupCommit(commit);
    const [good, bad, other] = [books.submit("good"), books.submit("bad"), books.submit("other")];
    const refused = expectError(() => bad, "INVALID_SIGNATURE");
    await commitOne();
    expect([await good, await other]).to.deep.equal([{ item: "good" }, { item: "other" }]);
    await refused;
  });

  it("tells all of a group that the database failed, and goes on with the next", async () => {
    let fails = true;
    const commit = (group: readonly string[]) => {
      if (!fails) return Promise.resolve(group.map((item) => ({ item })));
      fails = false;
      return Promise.reject(new JiaoziError("DATABASE_REFUSED", "the disk is full", "free space"));
    };
    const books = new GroupCommit(commit);
    const failed = [books.submit("a"), books.submit("b")];
    for (const each of failed) await expectError(() => each, "DATABASE_REFUSED");
    expect(await books.submit("c")).to.deep.equal({ item: "c" });
  });

  it("refuses more than may wait", async () => {
    const { commit, commitOne } = slowDatabase();
    const books = new GroupCommit(commit, { groupSize: 1, queueLimit: 2 });
    const first = books.submit("a");
    await new Promise(setImmediate); // under way: it waits no more
    const waiting = [books.submit("b"), books.submit("c")];
    await expectError(() => books.submit("d"), "DATABASE_REFUSED");
    for (let commits = 0; commits < 3; commits += 1) await commitOne();
    await Promise.all([first, ...waiting]);
  });

  it("is idle once everything is answered", async () => {
    const { commit, commitOne } = slowDatabase();
    const books = new GroupCommit(commit);
    let answered = 0;
    for (const item of ["a", "b"]) void books.submit(item).then(() => (answered += 1));
    const idle = books.idle().then(() => answered);
    await commitOne();
    expect(await idle).to.equal(2);
  });
});
