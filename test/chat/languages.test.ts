import { describe, expect, it } from "vitest";
import { readText } from "../../src/chat/formats";
import { parseTime, formatTime } from "../../src/chat/time";
import { roleIds } from "../../src/chat/role";

/** Who says what when, as a person would tell it. */
function told(text: string): string[] {
  const { transcript } = readText(text);
  return transcript.text.map((words, i) =>
    [
      formatTime(transcript.time[i]!).slice(0, 16),
      transcript.senders[transcript.sender[i]!],
      roleIds[transcript.role[i]!],
      words,
    ].join("|"),
  );
}

describe("tables with headers of other languages", () => {
  it.each([
    [
      "German",
      "Datum;Uhrzeit;Absender;Rolle;Nachricht;Ticketnummer\n03.01.2024;15:05;Anna;Kunde;Wo?;T1\n03.01.2024;15:06;Paul;Mitarbeiter;Hier;T1",
    ],
    [
      "German, with names beside the role",
      "Zeitpunkt;Kunde;Mitarbeiter;Von;Inhalt;Vorgang\n03.01.2024 15:05;Anna;Paul;Kunde;Wo?;T1\n03.01.2024 15:06;Anna;Paul;Mitarbeiter;Hier;T1",
    ],
    [
      "French",
      "Date,Heure,Expéditeur,Rôle,Message,Conversation\n03/01/2024,15:05,Anna,Client,Wo?,C1\n03/01/2024,15:06,Paul,Conseiller,Hier,C1",
    ],
    [
      "Spanish",
      "Fecha,Hora,Remitente,Rol,Mensaje,Conversación\n03/01/2024,15:05,Anna,Cliente,Wo?,C1\n03/01/2024,15:06,Paul,Agente,Hier,C1",
    ],
    [
      "Portuguese",
      "Data,Hora,Remetente,Papel,Mensagem,Conversa\n03/01/2024,15:05,Anna,Cliente,Wo?,C1\n03/01/2024,15:06,Paul,Atendente,Hier,C1",
    ],
    [
      "Italian",
      "Data,Ora,Mittente,Ruolo,Messaggio,Conversazione\n03/01/2024,15:05,Anna,Cliente,Wo?,C1\n03/01/2024,15:06,Paul,Operatore,Hier,C1",
    ],
    [
      "Japanese",
      "日時,送信者,役割,メッセージ,会話ID\n2024/01/03 15:05,Anna,顧客,Wo?,C1\n2024/01/03 15:06,Paul,オペレーター,Hier,C1",
    ],
    [
      "Korean",
      "시간,보낸 사람,역할,메시지,상담번호\n2024. 1. 3. 오후 3:05,Anna,고객,Wo?,C1\n2024. 1. 3. 오후 3:06,Paul,상담원,Hier,C1",
    ],
    [
      "Russian",
      "Дата,Время,Отправитель,Роль,Сообщение,Диалог\n03.01.2024,15:05,Anna,Клиент,Wo?,C1\n03.01.2024,15:06,Paul,Оператор,Hier,C1",
    ],
  ])("%s", (_, csv) => {
    expect(told(csv)).toEqual(["2024-01-03T15:05|Anna|customer|Wo?", "2024-01-03T15:06|Paul|agent|Hier"]);
  });
});

describe("WhatsApp in other languages", () => {
  it.each([
    "2024년 1월 3일 오후 3:05, 민준 : 안녕",
    "2024년 1월 3일 오후 3:05 - 민준: 안녕",
    "2024. 1. 3. 오후 3:05 - 민준: 안녕",
    "[2024. 1. 3. 오후 3:05:12] 민준: 안녕",
    "[2024/01/03 15:05:12] 민준: 안녕",
    "2024/01/03 午後3:05 - 민준: 안녕",
    "[03.01.24, 15:05:12] 민준: 안녕",
    "03.01.24 um 15:05 - 민준: 안녕",
    "3/1/24, 3:05 p. m. - 민준: 안녕",
    "3/1/24 3:05 de la tarde - 민준: 안녕",
    "03/01/2024 às 15:05 - 민준: 안녕",
    "03/01/24 3:05 da tarde - 민준: 안녕",
    "[03/01/2024 à 15:05:12] 민준 : 안녕",
    "03.01.2024, 15:05 - 민준: 안녕",
    "3.01.2024 15:05 - 민준: 안녕",
    "03-01-2024 15:05 - 민준: 안녕",
    "٣‏/١‏/٢٠٢٤, ٣:٠٥ م - 민준: 안녕",
    "[٠٣/٠١/٢٠٢٤، ١٥:٠٥:١٢] 민준: 안녕",
    "03/01/24, 3:05 अपराह्न - 민준: 안녕",
  ])("%s", (line) => {
    expect(told(`${line}\n${line.replace("안녕", "네")}`)).toEqual([
      "2024-01-03T15:05|민준|unknown|안녕",
      "2024-01-03T15:05|민준|unknown|네",
    ]);
  });

  it("keeps the digits of what is said as they are", () => {
    expect(told("[٠٣/٠١/٢٠٢٤، ١٥:٠٥:١٢] أحمد: الطلب ١٢٣٤، شكرا")).toEqual([
      "2024-01-03T15:05|أحمد|unknown|الطلب ١٢٣٤، شكرا",
    ]);
  });
});

describe("times of other languages", () => {
  it.each([
    ["2024년 1월 3일 오전 12:05", "2024-01-03T00:05:00"],
    ["2024. 1. 3. 오후 12:05", "2024-01-03T12:05:00"],
    ["2024. 1. 3.", "2024-01-03T00:00:00"],
    ["٣/١/٢٠٢٤ ٩:٠٥ ص", "2024-01-03T09:05:00"],
    ["۲۰۲۴/۰۱/۰۳ ۱۵:۰۵", "2024-01-03T15:05:00"],
  ])("%s", (text, iso) => {
    expect(formatTime(parseTime(text).seconds)).toBe(iso);
  });
});
