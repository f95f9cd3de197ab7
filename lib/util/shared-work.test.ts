import { expect, it, vi } from "vitest";
import { SharedWork } from "./shared-work";

/** Work that ends when `finish` is called, and knows whether it was stopped. */
function open() {
  let finish = (_: string): void => {};
  const stopped = vi.fn();
  const onEnd = vi.fn();
  const work = new SharedWork<string>((signal) => {
    signal.addEventListener("abort", stopped);
    return new Promise((resolve) => {
      finish = resolve;
    });
  }, onEnd);
  return { work, stopped, onEnd, finish: (value: string) => finish(value) };
}

it("gives every caller the one result", async () => {
  const { work, stopped, onEnd, finish } = open();
  const results = Promise.all([work.join(), work.join(new AbortController().signal)]);
  finish("done");
  expect(await results).toEqual(["done", "done"]);
  expect(onEnd).toHaveBeenCalled();
  expect(stopped).toHaveBeenCalledTimes(1);
});

it("lets one caller leave while another still waits", async () => {
  const { work, stopped, finish } = open();
  const one = new AbortController();
  const left = work.join(one.signal);
  const stays = work.join();
  one.abort();
  await expect(left).rejects.toMatchObject({ name: "AbortError" });
  expect(stopped).not.toHaveBeenCalled();
  finish("done");
  expect(await stays).toBe("done");
});

it("stops when the last caller has left, and lets nobody join", async () => {
  const { work, stopped, onEnd } = open();
  const one = new AbortController();
  const left = [work.join(one.signal), work.join(one.signal)];
  one.abort();
  for (const join of left) await expect(join).rejects.toMatchObject({ name: "AbortError" });
  expect(stopped).toHaveBeenCalledTimes(1);
  expect(onEnd).toHaveBeenCalledTimes(1);
});

it("tells every caller of a failure", async () => {
  const work = new SharedWork<string>(
    () => Promise.reject(new Error("no")),
    () => {},
  );
  await expect(work.join()).rejects.toThrow("no");
});
