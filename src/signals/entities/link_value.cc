#include "signals/entities/link_value.h"

#include <algorithm>

#include "base/utf8.h"

namespace seamark::entities {
namespace {

constexpr size_t kValueBytesMax = 256;
constexpr size_t kPhoneDigitsMin = 7;
constexpr size_t kPhoneDigitsMax = 15;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return out;
}

struct LinkParts {
  std::string scheme;
  std::string host;
  std::string_view path;      // with its first slash
  std::string_view query;     // without "?"
  std::string_view fragment;  // without "#"
};

std::string_view cut_after(std::string_view& text, char mark) {
  const size_t at = text.find(mark);
  if (at == std::string_view::npos) {
    return {};
  }
  const std::string_view tail = text.substr(at + 1);
  text = text.substr(0, at);
  return tail;
}

LinkParts split(std::string_view link) {
  LinkParts parts;
  if (const size_t colon = link.find("://"); colon != std::string_view::npos) {
    parts.scheme = lower(link.substr(0, colon));
    link.remove_prefix(colon + 3);
  }
  parts.fragment = cut_after(link, '#');
  parts.query = cut_after(link, '?');
  const size_t slash = link.find('/');
  parts.host = lower(link.substr(0, slash));
  parts.path = slash == std::string_view::npos ? std::string_view() : link.substr(slash);
  while (parts.path.ends_with('/')) {
    parts.path.remove_suffix(1);
  }
  if (const size_t port = parts.host.find(':'); port != std::string::npos) {
    parts.host.resize(port);
  }
  for (const std::string_view prefix : {"www.", "m.", "mobile."}) {
    if (parts.host.starts_with(prefix) && parts.host != "m.me") {
      parts.host.erase(0, prefix.size());
    }
  }
  return parts;
}

std::string_view parameter(std::string_view query, std::string_view key) {
  while (!key.empty() && !query.empty()) {
    std::string_view pair = query;
    query = cut_after(pair, '&');
    const std::string_view value = cut_after(pair, '=');
    if (pair == key) {
      return value;
    }
  }
  return {};
}

// The number in "+44 7700…", "%2B44…" or "447700…", as "+447700…"; empty if it is none.
std::string phone_of(std::string_view text) {
  if (text.starts_with("%2B") || text.starts_with("%2b")) {
    text.remove_prefix(3);
  }
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      digits.push_back(c);
    } else if (c != '+' && c != ' ' && c != '-') {
      return {};
    }
  }
  if (digits.starts_with("00")) {
    digits.erase(0, 2);
  }
  const bool fits = digits.size() >= kPhoneDigitsMin && digits.size() <= kPhoneDigitsMax;
  return fits && digits.front() != '0' ? "+" + digits : std::string();
}

LinkValue chat_with(std::string_view host, const std::string& phone) {
  return {
      .value = std::string(host) + phone.substr(1), .kind = HostKind::kMessenger, .phone = phone};
}

// "viber://chat?number=%2B44…", "tg://resolve?domain=name", "whatsapp://send?phone=44…".
LinkValue messenger_scheme_value(const LinkParts& parts) {
  for (const std::string_view key : {"phone", "number"}) {
    const std::string phone = phone_of(parameter(parts.query, key));
    if (!phone.empty()) {
      return parts.scheme == "whatsapp"
                 ? chat_with("wa.me/", phone)
                 : LinkValue{parts.scheme + ":" + phone, HostKind::kMessenger, phone};
    }
  }
  const std::string_view name = parameter(parts.query, "domain");
  if (parts.scheme == "tg" && !name.empty()) {
    return {.value = "t.me/" + lower(name), .kind = HostKind::kMessenger};
  }
  return {.value = parts.scheme + ":" + parts.host + std::string(parts.path),
          .kind = HostKind::kMessenger};
}

std::string_view one_name(std::string_view host) {
  if (host == "telegram.me" || host == "telegram.dog") {
    return "t.me";
  }
  if (host == "fb.com") {
    return "facebook.com";
  }
  return host == "twitter.com" ? "x.com" : host;
}

bool opens_chat(const Host& host, std::string_view path) {
  if (host.name == "snapchat.com") {
    return path.starts_with("/add/") || path.starts_with("/t/");
  }
  return host.kind == HostKind::kMessenger;
}

// Of a link that opens a chat with a number; else its value is empty.
LinkValue number_value(const Host& host, const LinkParts& parts) {
  if (host.name == "signal.me" && parts.fragment.starts_with("p/")) {
    const std::string phone = phone_of(parts.fragment.substr(2));
    return {"signal.me/#p/" + phone, HostKind::kMessenger, phone};
  }
  const bool whatsapp = host.name == "wa.me" || host.kept_key == "phone";
  if (!whatsapp && host.name != "zalo.me") {
    return {};
  }
  const std::string_view target = parameter(parts.query, host.kept_key);
  const std::string phone =
      phone_of(!target.empty() || parts.path.empty() ? target : parts.path.substr(1));
  return phone.empty() ? LinkValue{} : chat_with(whatsapp ? "wa.me/" : "zalo.me/", phone);
}

LinkValue known_host_value(const Host& host, const LinkParts& parts) {
  if (LinkValue number = number_value(host, parts); !number.value.empty()) {
    return number;
  }
  const std::string_view target = parameter(parts.query, host.kept_key);
  const bool invite = host.name == "signal.group" && !parts.fragment.empty();
  if (parts.path.empty() && target.empty() && !invite) {
    return {};
  }
  std::string_view path = parts.path;
  if (one_name(host.name) == "t.me" && path.starts_with("/s/")) {
    path.remove_prefix(2);
  }
  if (host.name == "discord.com" && path.starts_with("/invite/")) {
    return {.value = "discord.gg" + std::string(path.substr(7)), .kind = HostKind::kMessenger};
  }
  LinkValue out{.kind = opens_chat(host, path) ? HostKind::kMessenger : HostKind::kOrdinary};
  out.value =
      std::string(one_name(host.name)) + (host.lower_path ? lower(path) : std::string(path));
  if (!target.empty()) {
    out.value += "?" + std::string(host.kept_key) + "=" + std::string(target);
  }
  if (invite) {
    out.value += "#" + std::string(parts.fragment);
  }
  return out;
}

}  // namespace

LinkValue normalise_link(std::string_view link) {
  const LinkParts parts = split(link);
  if (is_messenger_scheme(parts.scheme)) {
    return messenger_scheme_value(parts);
  }
  LinkValue out;
  if (const Host* host = find_host(parts.host)) {
    out = known_host_value(*host, parts);
  }
  if (out.value.empty()) {
    out.value = parts.host + std::string(parts.path);
  }
  out.value.resize(truncate_utf8(out.value, kValueBytesMax).size());
  return out;
}

}  // namespace seamark::entities
