// A digest is reckoned from the file itself: its owner chooses the file and the server reckons. It keeps nothing of it, but for the
// documents of an application: those lie aside until that is recorded, and are then offered to be kept with the case.
const LARGEST = 50 * 1024 * 1024;

function within(input) {
  return input.name.slice(0, input.name.lastIndexOf(".") + 1);
}

function sibling(input, name) {
  return input.form.elements.namedItem(within(input) + name);
}

async function reckon(input, file, says, keeps) {
  const held = keeps ? sibling(input, "_held") : null;
  if (file.size > LARGEST) {
    says.textContent = keeps ? "文件超过 50 MiB，不收" : "文件超过 50 MiB，请用命令行计算摘要后填入";
    return;
  }
  says.textContent = "正在计算……";
  if (held) {
    held.value = "";
  }
  const form = new FormData();
  form.append("_csrf", input.form.elements.namedItem("_csrf").value);
  form.append("file", file);
  const address = keeps ? `${input.form.getAttribute("action")}/paper` : "/do/digest";
  const answer = await fetch(address, { method: "POST", body: form }).catch(() => null);
  if (keeps && answer?.status === 422) {
    says.textContent = `这个文件不收：${(await answer.json()).problem}`;
    return;
  }
  if (!answer?.ok) {
    says.textContent = "没有算成，请再试一次，或者用命令行计算摘要后填入";
    return;
  }
  const digests = await answer.json();
  const algorithm = sibling(input, "algorithm");
  input.value = algorithm?.value === "SHA256" ? digests.sha256 : digests.sm3;
  const name = sibling(input, "name") ?? sibling(input, "fileName");
  if (name && name.type !== "hidden" && name.value.trim() === "") {
    name.value = digests.name;
  }
  if (held) {
    held.value = digests.held;
  }
  says.textContent = `已按“${digests.name}”（${digests.sizeBytes} 字节）填入；${
    held ? "记账后，下一步把文件存入材料" : "文件没有存下"
  }`;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-digest-of]");
  if (!button) {
    return;
  }
  const input = button.form.elements.namedItem(button.dataset.digestOf);
  const choose = document.createElement("input");
  choose.type = "file";
  choose.addEventListener("change", () =>
    reckon(input, choose.files[0], button.nextElementSibling, button.dataset.keeps !== undefined),
  );
  choose.click();
});

// A digest that is typed is of no chosen file.
document.addEventListener("input", (event) => {
  if (event.target.form && event.target.name?.endsWith(".sm3")) {
    const held = sibling(event.target, "_held");
    if (held) {
      held.value = "";
    }
  }
});

// Without a script there is nothing to press.
function show(root) {
  for (const button of root.querySelectorAll("[data-digest-of]")) {
    button.hidden = false;
  }
}
show(document);
for (const template of document.querySelectorAll("[data-row-template]")) {
  show(template.content);
}
