/**
 * Words of other languages than Chinese and English in which help desks and shops write their exports: German, French, Spanish,
 * Portuguese, Italian, Japanese, Korean, Russian, and in traditional characters. Data alone; `_` and spaces in headers do not matter.
 */
import type { Field } from "./columnWords";
import type { Synonyms } from "./headers";

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Words that head a column, by what it holds. */
export const headersOfLanguages: Readonly<Partial<Record<Field, Synonyms>>> = {
  time: {
    sure: list(`
      Uhrzeit Zeit Zeitpunkt Zeitstempel Gesendet Gesendet_am Erstellt_am Datum/Uhrzeit Datum_und_Uhrzeit
      Heure Horodatage Envoyé_le Créé_le Date_et_heure Date_d'envoi Date/Heure
      Hora Fecha_y_hora Fecha/Hora Fecha_de_envío Fecha_de_creación Enviado_el
      Data_e_hora Data/Hora Horário Enviado_em Criado_em
      Ora Orario Data_e_ora Data/Ora
      日時 送信日時 受信日時 作成日時 投稿日時 時刻 時間
      시간 일시 보낸시간 전송시간 작성일시 등록일시 날짜/시간
      Время Дата_и_время Отправлено Время_отправки
      發送時間 傳送時間 訊息時間 聊天時間 日期時間 時間戳記`),
    likely: list("Datum Fecha Data 日付 날짜 일자 Дата"),
  },
  sender: {
    sure: list(`
      Absender Verfasser Von Expéditeur Auteur Émetteur Remitente Emisor Autor Remetente Mittente Autore
      送信者 送信者名 発信者 発言者 差出人 投稿者 보낸사람 보낸이 발신자 작성자 Отправитель Автор
      發送者 發送人 發送方 傳送者 傳送人 寄件者 發送者名稱 發送人名稱 發送者暱稱 發送人暱稱 發言人`),
    likely: list(
      "暱稱 名稱 帳號 客戶 用戶 買家 Kunde Kundenname Nom Nombre Nome Client Cliente 名前 氏名 顧客 顧客名 이름 고객 고객명 Имя Клиент",
    ),
  },
  role: {
    sure: list(
      "Rolle Absendertyp Rôle Rol Papel Ruolo 役割 送信者種別 역할 발신자유형 Роль 發送者類型 發送人類型 帳號類型 身分",
    ),
    likely: [],
  },
  text: {
    sure: list(`
      Nachricht Nachrichtentext Inhalt Contenu Texte Mensaje Contenido Texto Mensagem Conteúdo Messaggio Contenuto Testo
      メッセージ メッセージ内容 本文 発言内容 메시지 메세지 메시지내용 대화내용 상담내용 내용 Сообщение Текст Текст_сообщения
      內容 訊息 訊息內容 消息內容 聊天內容 對話內容 發送內容 聊天記錄 對話紀錄`),
    likely: list("Kommentar Beschreibung Commentaire Comentario Comentário コメント 코멘트 Комментарий"),
  },
  conversation: {
    sure: list(`
      Konversation Konversations-ID Unterhaltung Gespräch Gesprächs-ID Vorgang Vorgangsnummer Ticketnummer Ticket-Nr Fallnummer
      Discussion ID_conversation Numéro_de_ticket N°_de_ticket
      Conversación ID_de_conversación Número_de_ticket Número_de_caso
      Conversa ID_da_conversa Protocolo Atendimento Chamado Conversazione
      会話 会話ID チャットID チケット チケットID チケット番号 問い合わせID 問い合わせ番号 お問い合わせ番号
      대화 대화ID 상담ID 상담번호 채팅ID 티켓 티켓번호 문의번호
      會話 會話ID 對話 對話ID 對話編號 工單 工單編號
      Диалог Беседа Обращение Номер_обращения Тикет ID_диалога`),
    likely: list(
      "Kunde Kundennummer Kunden-ID Cliente 顧客 顧客ID 顧客名 고객 고객ID 고객명 Клиент 客戶 客戶ID 客戶名稱 客戶姓名 買家 買家ID 用戶 用戶ID",
    ),
  },
  order: {
    sure: list(`
      Bestellnummer Auftragsnummer Bestellung Numéro_de_commande Commande Número_de_pedido Pedido Numero_ordine
      訂單 訂單號 訂單編號
      注文番号 주문번호 Номер_заказа Заказ`),
    likely: [],
  },
  customer: {
    sure: [],
    likely: list(`
      Kunde Kundenname Client Nom_du_client Cliente Nombre_del_cliente Nome_do_cliente 顧客 顧客名 お客様 お客様名 고객 고객명
      Клиент Имя_клиента 客戶 客戶名稱 客戶姓名 買家 買家暱稱 用戶`),
  },
  agent: {
    sure: [],
    likely: list(`
      Mitarbeiter Bearbeiter Kundenberater Conseiller Agente Asesor Operador Atendente Operatore 担当者 担当者名 オペレーター
      상담원 상담사 담당자 Оператор Менеджер 賣家 客服人員 客服名稱 客服姓名`),
  },
  kind: { sure: [], likely: list("Typ Nachrichtentyp Tipo 種類 種別 유형 Тип 類型 訊息類型") },
  shop: {
    sure: list("Filiale Boutique Magasin Tienda Loja Negozio 店舗 店舗名 ショップ 매장 상점 Магазин"),
    likely: [],
  },
};

/** Words for who speaks. */
export const rolesOfLanguages = {
  customer: list(`
    Kunde Kundin Käufer Besucher Client Cliente Acheteur Visiteur Comprador Visitante Acquirente
    顧客 お客様 客 ユーザー 購入者 고객 구매자 손님 Клиент Покупатель Посетитель`),
  agent: list(`
    Mitarbeiter Mitarbeiterin Kundendienst Kundenservice Berater Verkäufer Conseiller Conseillère Vendeur Agente Asesor Asesora
    Operador Operadora Vendedor Vendedora Atendente Operatore Venditore Soporte Suporte
    オペレーター 担当者 スタッフ サポート 店舗 상담원 상담사 판매자 직원 Оператор Менеджер Продавец Сотрудник Поддержка
    賣家 商家 客服 客服人員`),
  robot: list(
    "Roboter Automatisch Automatique Automático ボット 自動応答 봇 챗봇 자동응답 Бот Робот 機器人 客服機器人 自動回覆",
  ),
  system: list("Système Sistema システム 시스템 Система Ereignis 系統 系統訊息"),
} as const;

/** Halves of a day before or after a clock, as WhatsApp writes them; lower case, without dots and spaces. */
export const halvesOfLanguages: Readonly<Record<string, "am" | "pm">> = {
  ...{ 오전: "am", 오후: "pm", 上午: "am", 下午: "pm" },
  ...{ ص: "am", م: "pm", صباحًا: "am", مساءً: "pm", قظ: "am", بظ: "pm" },
  ...{ damanhã: "am", datarde: "pm", danoite: "pm", delamañana: "am", delatarde: "pm", delanoche: "pm" },
  ...{ पूर्वाह्न: "am", अपराह्न: "pm", öö: "am", ös: "pm" },
};
