import { expect } from "chai";

import { asDatabaseError } from "../../../src/centralized/database/databaseError.ts";
import { connectPostgresql } from "../../../src/centralized/database/postgresql.ts";
import { openDatabase } from "../../../src/centralized/database/openDatabase.ts";
import { emptyDatabase } from "../freshDatabase.ts";
import { migrate } from "../../../src/centralized/database/migrate.ts";
import { expectError } from "../expectError.ts";

function withCode(code: string, message = "it said no"): Error {
  return Object.assign(new Error(message), { code });
}

describe("database errors", () => {
  for (const code of ["ECONNREFUSED", "EPIPE", "ENOTFOUND", "ETIMEDOUT", "08006", "57P01"]) {
    it(`${code} means unreachable`, () => {
      expect(asDatabaseError(withCode(code), "money on db:5432").code).to.equal("DATABASE_UNREACHABLE");
    });
  }

  const refusals = {
    "28P01": /password/,
    "3D000": /Create the database/,
    "42501": /Grant/,
    "25006": /read-only/,
    "53100": /disk/,
    "53200": /memory/,
    "53300": /max_connections/,
    "55P03": /lock_timeout/,
    "57014": /statement_timeout/,
    "58030": /disks/,
    XX000: /log/,
  };
  for (const [code, nextStep] of Object.entries(refusals)) {
    it(`${code} means refused, with its own next step`, () => {
      const error = asDatabaseError(withCode(code), "money on db:5432");
      expect(error.code).to.equal("DATABASE_REFUSED");
      expect(error.message).to.equal(`The database money on db:5432 refused: it said no (${code}).`);
      expect(error.nextStep).to.match(nextStep);
    });
  }

  it("a missing password is a refusal", () => {
    const error = asDatabaseError(
      new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string"),
      "x",
    );
    expect(error.code).to.equal("DATABASE_REFUSED");
  });

  it("a server that isn't there is unreachable, and the password isn't told", async () => {
    const error = await expectError(
      () => connectPostgresql("postgres://me:s3cret@127.0.0.1:1/money"),
      "DATABASE_UNREACHABLE",
    );
    expect(error.message).to.contain("money on 127.0.0.1:1").and.not.contain("s3cret");
  });

  it("what isn't a connection URL is bad usage, and isn't repeated", async () => {
    for (const url of ["s3cret", "http://me:s3cret@host/money"]) {
      const error = await expectError(() => openDatabase({ url }), "BAD_USAGE");
      expect(JSON.stringify([error.message, error.nextStep])).to.not.contain("s3cret");
    }
  });

  it("a folder that can't be made is refused", async () => {
    await expectError(() => openDatabase({ folder: "/proc/nowhere/books" }), "DATABASE_REFUSED");
  });

  it("a read-only database is refused", async () => {
    const database = await emptyDatabase();
    await database.run("SET default_transaction_read_only = on");
    try {
      await expectError(() => migrate(database), "DATABASE_REFUSED");
    } finally {
      await database.run("SET default_transaction_read_only = off");
    }
  });
});
