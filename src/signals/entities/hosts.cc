#include "signals/entities/hosts.h"

#include <algorithm>
#include <array>

namespace seamark::entities {
namespace {

constexpr HostKind kChat = HostKind::kMessenger;
constexpr HostKind kPage = HostKind::kOrdinary;

constexpr std::array kHosts = {
    Host{"api.whatsapp.com", kChat, true, false, "phone"},
    Host{"bit.ly", kPage},
    Host{"chat.whatsapp.com", kChat},
    Host{"discord.com", kPage},
    Host{"discord.gg", kChat},
    Host{"facebook.com", kPage, true, true, "id"},
    Host{"fb.com", kPage, true, true, "id"},
    Host{"fb.me", kPage, true, true},
    Host{"imo.im", kChat},
    Host{"instagram.com", kPage, true, true},
    Host{"is.gd", kPage},
    Host{"line.me", kChat},
    Host{"linktr.ee", kPage, true, true},
    Host{"m.me", kChat, true, true},
    Host{"messenger.com", kChat, true, true},
    Host{"signal.group", kChat},
    Host{"signal.me", kChat},
    Host{"snapchat.com", kChat, true, true},
    Host{"t.me", kChat, true, true},
    Host{"telegram.dog", kChat, true, true},
    Host{"telegram.me", kChat, true, true},
    Host{"tiktok.com", kPage, true, true},
    Host{"tinyurl.com", kPage},
    Host{"twitter.com", kPage, true, true},
    Host{"vb.me", kChat},
    Host{"viber.com", kChat},
    Host{"wa.link", kChat},
    Host{"wa.me", kChat, true, false, "phone"},
    Host{"web.whatsapp.com", kChat, true, false, "phone"},
    Host{"whatsapp.com", kChat},
    Host{"x.com", kPage, true, true},
    Host{"youtu.be", kPage},
    Host{"youtube.com", kPage, true, false, "v"},
    Host{"zalo.me", kChat, true, true},
};

constexpr std::array<std::string_view, 7> kMessengerSchemes = {"viber", "tg",   "whatsapp", "zalo",
                                                               "imo",   "sgnl", "line"};

constexpr std::array<std::string_view, 9> kTopLevels = {"com",  "net", "org", "info", "io",
                                                        "shop", "xyz", "app", "link"};

const Host* find_exact(std::string_view name) {
  const auto* found = std::find_if(kHosts.begin(), kHosts.end(),
                                   [&](const Host& host) { return host.name == name; });
  return found == kHosts.end() ? nullptr : found;
}

}  // namespace

const Host* find_host(std::string_view name) {
  while (!name.empty()) {
    if (const Host* host = find_exact(name)) {
      return host;
    }
    const size_t dot = name.find('.');
    name = dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
  }
  return nullptr;
}

bool is_messenger_scheme(std::string_view scheme) {
  return std::find(kMessengerSchemes.begin(), kMessengerSchemes.end(), scheme) !=
         kMessengerSchemes.end();
}

bool is_common_top_level(std::string_view name) {
  return std::find(kTopLevels.begin(), kTopLevels.end(), name) != kTopLevels.end();
}

}  // namespace seamark::entities
