import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";
import decodeQR from "qr/decode.js";

import type { PageUnderTest } from "./underTest.ts";
import { videoOf } from "./video.ts";
import type { Visitor } from "./visitor.ts";

export function describeReceiving(page: () => PageUnderTest): void {
  describe("codes and requests", () => {
    it("shows a code that another person's page reads out of a picture, and pays by it", async () => {
      const { people, book, walletYuan } = page().chain;
      const payee = await page().arriveConnected("receive");
      await payee.as("bob");
      await payee.page.getByLabel("Amount in yuan (leave it empty").fill("7.89");
      const picture = await codeOn(payee);
      const link = `ethereum:${book.contracts.WalletYuan}@${book.chainId}/transfer?address=${people.bob}&uint256=789`;
      expect(await textIn(payee, picture)).to.equal(link);
      await page().screenshot(payee, "receive");

      const payer = await page().arriveConnected("pay");
      const before = await walletYuan.balanceOf(people.bob);
      await payer.page.setInputFiles("input[type=file]", pictureFile(picture));
      await expectValue(payer, /^Recipient's address/, people.bob);
      await expectValue(payer, "Amount in yuan", "7.89");
      await payer.press("Check payment");
      await payer.signAndRelay();
      await payer.sees(/^¥7.89 paid/);
      expect(await walletYuan.balanceOf(people.bob)).to.equal(before + 789n);
    });

    it("reads a code through the camera", async () => {
      const { people, book } = page().chain;
      const link = `ethereum:${book.contracts.WalletYuan}@${book.chainId}/transfer?address=${people.bob}`;
      const folder = await mkdtemp(join(tmpdir(), "jiaozi-camera-"));
      const video = join(folder, "code.y4m");
      await writeFile(video, videoOf(link));
      try {
        const payer = await (await page().arriveWithCamera(video)).connect();
        await payer.open("pay");
        await payer.press("Scan a code");
        await expectValue(payer, /^Recipient's address/, people.bob);
        await payer.sees(/^By a static code/);
        expect(await payer.page.locator("video").count(), "the camera is off").to.equal(0);
      } finally {
        await rm(folder, { recursive: true });
      }
    });

    it("pays by a static code as such: another statement, under the lower limit", async () => {
      const { people, book } = page().chain;
      const payer = await page().arriveConnected("pay");
      const link = `ethereum:${book.contracts.WalletYuan}@${book.chainId}/transfer?address=${people.bob}`;
      await payer.page.getByLabel(/^Recipient's address/).fill(link);
      await payer.sees(/^By a static code/);
      await payer.page.getByLabel("Amount in yuan").fill("1.11");
      await payer.press("Check payment");
      const statement = await payer.signAndRelay();
      expect(statement).to.have.property("primaryType", "StaticQrPayment");
      await payer.sees(/^¥1.11 paid/);
    });

    it("asks somebody for money by a link, which is paid once", async () => {
      const payee = await page().arriveConnected();
      await page().asNewcomer(payee);
      await payee.open("receive");
      await payee.signIn();
      const form = payee.page.locator(".requests form");
      await form.getByLabel("Amount in yuan").fill("5.55");
      await form.getByLabel("For what (the payer reads it)").fill("<img src=x onerror=alert(1)> tea & cake");
      await payee.press("Make the request");
      await payee.page.getByText("Code of the request for ¥5.55").first().click();
      const link = await payee.page.locator(".requests code.link").innerText();
      await page().screenshot(payee, "request");

      const payer = await page().arriveConnected();
      await payer.open(new URL(link).hash.slice(2));
      await payer.sees("<img src=x onerror=alert(1)> tea & cake");
      await payer.press("Check payment");
      await page().screenshot(payer, "asked");
      await payer.signAndRelay();
      await payer.sees(/^¥5.55 paid/);
      await payee.page.locator(".requests .tag.paid").waitFor();

      const late = await page().arriveConnected();
      await late.open(new URL(link).hash.slice(2));
      await late.page.getByRole("alert").getByText("This payment request is no longer open").waitFor();
    });

    const others: [string, (token: string, payee: string) => string, RegExp][] = [
      [
        "another token",
        (_, payee) => `ethereum:${payee}@10232019/transfer?address=${payee}`,
        /another token/,
      ],
      [
        "another network",
        (token, payee) => `ethereum:${token}@1/transfer?address=${payee}`,
        /another network/,
      ],
      ["another call", (token, payee) => `ethereum:${token}@1/approve?address=${payee}`, /can be read/],
      [
        "a fraction of a fen",
        (token, payee) => `ethereum:${token}@10232019/transfer?address=${payee}&uint256=1.5`,
        /can be read/,
      ],
      [
        "more than there can be",
        (token, payee) => `ethereum:${token}@10232019/transfer?address=${payee}&uint256=9e60`,
        /can be read/,
      ],
    ];
    for (const [what, link, words] of others) {
      it(`fills in nothing from a code for ${what}`, async () => {
        const { book, people } = page().chain;
        const payer = await page().arriveConnected("pay");
        const field = payer.page.getByLabel(/^Recipient's address/);
        await field.fill(link(book.contracts.WalletYuan, people.bob));
        await payer.page.getByRole("alert").getByText(words).waitFor();
        expect(await field.inputValue()).to.equal("");
      });
    }

    it("says that a picture holds no code", async () => {
      const payer = await page().arriveConnected("pay");
      const picture = await payer.page.locator("header").screenshot();
      await payer.page.setInputFiles("input[type=file]", pictureFile(picture));
      await payer.page.getByRole("alert").getByText("There is no code to be read in this picture.").waitFor();
    });
  });
}

async function codeOn(visitor: Visitor): Promise<Buffer> {
  const code = visitor.page.getByRole("img", { name: "Your code for ¥7.89" });
  await code.waitFor();
  return code.screenshot();
}

function pictureFile(buffer: Buffer) {
  return { name: "code.png", mimeType: "image/png", buffer };
}

/** What a code says, by the pixels that were on the screen. */
async function textIn(visitor: Visitor, picture: Buffer): Promise<string> {
  const pixels = await visitor.page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    if (!canvas) throw new Error("no canvas");
    canvas.drawImage(bitmap, 0, 0);
    const { width, height, data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    return { width, height, data: [...data] };
  }, picture.toString("base64"));
  return decodeQR({ ...pixels, data: Uint8ClampedArray.from(pixels.data) });
}

async function expectValue(visitor: Visitor, label: string | RegExp, value: string): Promise<void> {
  const field = visitor.page.getByLabel(label);
  await visitor.page.waitForFunction(([element, wanted]) => (element as HTMLInputElement).value === wanted, [
    await field.elementHandle(),
    value,
  ] as const);
}
